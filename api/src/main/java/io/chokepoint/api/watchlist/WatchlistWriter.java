package io.chokepoint.api.watchlist;

import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.NameCheck;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.named.NamedWriter;
import io.chokepoint.api.named.NamedWriter.Draft;
import io.chokepoint.api.named.NamedWriter.Kind;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes a tenant's watchlists. Blocking. */
@ApplicationScoped
class WatchlistWriter {
    private static final int MOST_SUBJECTS = 100;
    private static final Kind<WatchlistRow, WatchlistPayload> KIND = new Kind<>(
            Watchlist.TYPE,
            "a",
            "watchlist",
            WatchlistRow::new,
            WatchlistWriter::details,
            (scope, row, deletedId, errors) -> new WatchlistPayload(
                    row.map(each -> new Watchlist(scope, each)).orElse(null), deletedId, errors));

    private final NamedWriter<WatchlistRow, WatchlistPayload> named;
    private final SubjectReader subjects;

    WatchlistWriter(Mutations mutations, WatchlistRows rows, SubjectReader subjects) {
        this.named = new NamedWriter<>(mutations, rows, KIND);
        this.subjects = subjects;
    }

    WatchlistPayload create(TenantScope scope, Mutations.Request request, WatchlistInput input) {
        return named.create(scope, request, draft(scope, input));
    }

    WatchlistPayload update(TenantScope scope, Mutations.Request request, String id, WatchlistInput input) {
        return named.update(scope, request, id, draft(scope, input));
    }

    WatchlistPayload delete(TenantScope scope, Mutations.Request request, String id) {
        return named.delete(scope, request, id);
    }

    private Draft<WatchlistRow> draft(TenantScope scope, WatchlistInput input) {
        return new Draft<>(
                input.name, check(scope, input), row -> row.subjectIds = input.subjects.toArray(String[]::new));
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
}
