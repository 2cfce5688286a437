package io.chokepoint.api.watchlist;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.Mutations.Done;
import io.chokepoint.api.mutation.NameCheck;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes a tenant's watchlists. Blocking. */
@ApplicationScoped
class WatchlistWriter {
    private static final int MOST = 100;
    private static final int MOST_SUBJECTS = 100;

    private final Mutations mutations;
    private final SubjectReader subjects;

    WatchlistWriter(Mutations mutations, SubjectReader subjects) {
        this.mutations = mutations;
        this.subjects = subjects;
    }

    WatchlistPayload create(TenantScope scope, Mutations.Request request, WatchlistInput input) {
        List<UserError> errors = check(scope, input);
        return mutations.run(
                scope,
                request,
                () -> {
                    if (WatchlistRow.count("tenantId", scope.tenantId()) >= MOST) {
                        return refused(
                                "input", UserErrorCode.TOO_MANY, "A tenant has at most 100 watchlists; delete one");
                    }
                    WatchlistRow row = new WatchlistRow();
                    row.tenantId = scope.tenantId();
                    row.watchlistId = UUID.randomUUID();
                    row.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    return write(row, input, errors, true);
                },
                done -> payload(scope, done));
    }

    WatchlistPayload update(TenantScope scope, Mutations.Request request, String id, WatchlistInput input) {
        List<UserError> errors = check(scope, input);
        return mutations.run(
                scope,
                request,
                () -> Watchlists.row(scope, id)
                        .map(row -> write(row, input, errors, false))
                        .orElseGet(() -> notFound(id)),
                done -> payload(scope, done));
    }

    WatchlistPayload delete(TenantScope scope, Mutations.Request request, String id) {
        return mutations.run(
                scope,
                request,
                () -> Watchlists.row(scope, id)
                        .map(row -> {
                            row.delete();
                            return Done.to(row.watchlistId, details(row));
                        })
                        .orElseGet(() -> notFound(id)),
                done -> new WatchlistPayload(
                        null,
                        done.id() == null
                                ? null
                                : GlobalId.of(Watchlist.TYPE, done.id().toString()),
                        done.errors()));
    }

    private static Done write(WatchlistRow row, WatchlistInput input, List<UserError> errors, boolean isNew) {
        if (!errors.isEmpty()) {
            return Done.refused(errors);
        }
        if (WatchlistRow.isTaken(row.tenantId, input.name, row.watchlistId)) {
            return refused(
                    "input.name", UserErrorCode.TAKEN, "'%s' is the name of another watchlist".formatted(input.name));
        }
        row.name = input.name;
        row.subjectIds = input.subjects.toArray(String[]::new);
        row.updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (isNew) {
            row.persist();
        }
        return Done.to(row.watchlistId, details(row));
    }

    /** What is wrong with a watchlist, all of it at once. */
    private List<UserError> check(TenantScope scope, WatchlistInput input) {
        List<UserError> errors = new ArrayList<>();
        NameCheck.of("input.name", input.name).ifPresent(errors::add);
        if (input.subjects.size() > MOST_SUBJECTS) {
            errors.add(new UserError(
                    "input.subjects",
                    UserErrorCode.TOO_MANY,
                    "%d subjects; at most %d pass".formatted(input.subjects.size(), MOST_SUBJECTS)));
            return errors;
        }
        Set<String> visible =
                subjects.subjects(scope, Instant.now(), input.subjects).keySet();
        Set<String> met = new HashSet<>();
        for (int i = 0; i < input.subjects.size(); i++) {
            String key = input.subjects.get(i);
            String field = "input.subjects[%d]".formatted(i);
            if (!visible.contains(key)) {
                errors.add(new UserError(
                        field,
                        UserErrorCode.NOT_FOUND,
                        "'%s' is not a subject that your tenant may see".formatted(key)));
            } else if (!met.add(key)) {
                errors.add(new UserError(field, UserErrorCode.TAKEN, "'%s' is there already".formatted(key)));
            }
        }
        return errors;
    }

    private static String details(WatchlistRow row) {
        return new JsonObject()
                .put("name", row.name)
                .put("subjects", new JsonArray(List.of((Object[]) row.subjectIds)))
                .encode();
    }

    private static WatchlistPayload payload(TenantScope scope, Done done) {
        Watchlist watchlist = done.id() == null
                ? null
                : WatchlistRow.of(scope.tenantId(), done.id())
                        .map(row -> row.watchlist(scope))
                        .orElse(null);
        return new WatchlistPayload(watchlist, null, done.errors());
    }

    private static Done notFound(String id) {
        return refused("id", UserErrorCode.NOT_FOUND, "'%s' is not a watchlist of your tenant".formatted(id));
    }

    private static Done refused(String field, UserErrorCode code, String message) {
        return Done.refused(List.of(new UserError(field, code, message)));
    }
}
