package io.chokepoint.api.operator;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.operator.TenantOrder.GrantOrder;
import io.chokepoint.api.operator.TenantOrder.UserOrder;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds everything that is wrong with an order before anything is done. */
final class OrderCheck {
    /** What a user of a tenant can be; roles of the platform are not given here. */
    static final Set<String> ROLES = Set.of("viewer", "analyst", "exporter", "tenant-admin");

    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,254}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_GRANTS = 1000;
    private static final int MOST_USERS = 500;

    private final List<String> problems = new ArrayList<>();

    private OrderCheck() {}

    /**
     * Lets a sound order pass.
     *
     * @throws ApiException with every problem, each with its value and remedy
     */
    static void check(String alias, TenantOrder order) {
        OrderCheck check = new OrderCheck();
        check.alias(alias);
        check.text("name", order.name());
        check.text("plan", order.plan());
        check.grants(order.grants());
        check.users(order.users());
        if (!check.problems.isEmpty()) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, String.join("; ", check.problems));
        }
    }

    private void alias(String alias) {
        if (!ALIAS.matcher(alias).matches()) {
            problems.add("alias '%s': 2 to 63 small letters, digits and hyphens pass, a letter first".formatted(alias));
        }
    }

    private void text(String field, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_NAME) {
            problems.add("%s: 1 to %d characters pass".formatted(field, LONGEST_NAME));
        }
    }

    private void grants(List<GrantOrder> grants) {
        if (grants.size() > MOST_GRANTS) {
            problems.add("grants: %d are too many, %d pass".formatted(grants.size(), MOST_GRANTS));
        }
        for (int i = 0; i < grants.size(); i++) {
            GrantOrder grant = grants.get(i);
            known("grants[%d].domain".formatted(i), grant.domain(), Domain::ofId);
            known("grants[%d].resource".formatted(i), grant.resource(), Resource::ofId);
            notBlank("grants[%d].network".formatted(i), grant.network());
            notBlank("grants[%d].subject".formatted(i), grant.subject());
        }
    }

    private void known(String field, String id, Consumer<String> lookup) {
        if (id != null) {
            try {
                lookup.accept(id);
            } catch (IllegalArgumentException e) {
                problems.add(field + ": " + e.getMessage());
            }
        }
    }

    private void notBlank(String field, String text) {
        if (text != null && text.isBlank()) {
            problems.add(field + ": is blank; leave it out where any is meant");
        }
    }

    private void users(List<UserOrder> users) {
        if (users.size() > MOST_USERS) {
            problems.add("users: %d are too many, %d pass at a time".formatted(users.size(), MOST_USERS));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < users.size(); i++) {
            UserOrder user = users.get(i);
            if (user.username() == null || !USERNAME.matcher(user.username()).matches()) {
                problems.add(
                        "users[%d].username '%s': 2 to 255 small letters, digits, dots, hyphens, underscores and @ pass"
                                .formatted(i, user.username()));
            } else if (!names.add(user.username())) {
                problems.add("users[%d].username '%s': is there twice".formatted(i, user.username()));
            }
            if (user.roles().isEmpty()) {
                problems.add("users[%d].roles: name at least one of %s".formatted(i, sorted(ROLES)));
            }
            for (String role : user.roles()) {
                if (!ROLES.contains(role)) {
                    problems.add("users[%d].roles '%s': %s pass".formatted(i, role, sorted(ROLES)));
                }
            }
        }
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }
}
