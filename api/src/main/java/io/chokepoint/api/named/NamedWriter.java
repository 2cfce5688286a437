package io.chokepoint.api.named;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.Mutations.Done;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.tenant.TenantScope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes, replaces and deletes what a tenant keeps under names, at most {@value #MOST} of a kind. Blocking.
 *
 * @param <R> the rows
 * @param <P> what a mutation answers
 */
public final class NamedWriter<R extends NamedRow, P> {
    private static final int MOST = 100;

    private final Mutations mutations;
    private final NamedRows<R> rows;
    private final Kind<R, P> kind;

    /** A writer of one kind. */
    public NamedWriter(Mutations mutations, NamedRows<R> rows, Kind<R, P> kind) {
        this.mutations = mutations;
        this.rows = rows;
        this.kind = kind;
    }

    /**
     * What is particular to a kind of objects.
     *
     * @param type type in global ids
     * @param article the indefinite article of the noun
     * @param noun what users call one
     * @param empty makes a row
     * @param details what an audit event says of a row, as JSON
     * @param payload makes an answer
     */
    public record Kind<R, P>(
            String type,
            String article,
            String noun,
            Supplier<R> empty,
            Function<R, String> details,
            Payload<R, P> payload) {}

    /** Makes the answer of a mutation. */
    @FunctionalInterface
    public interface Payload<R, P> {
        /**
         * The answer.
         *
         * @param row as it is; empty when nothing was done, or when it was deleted
         * @param deletedId global id of what was deleted, else null
         * @param errors why nothing was done
         */
        P of(TenantScope scope, Optional<R> row, String deletedId, List<UserError> errors);
    }

    /**
     * What a user wants an object to be.
     *
     * @param name its name
     * @param errors what is wrong with it
     * @param fill puts all but the name into a row; called only where nothing is wrong
     */
    public record Draft<R>(String name, List<UserError> errors, Consumer<R> fill) {}

    /** Makes an object. */
    public P create(TenantScope scope, Mutations.Request request, Draft<R> draft) {
        return mutations.run(
                scope,
                request,
                () -> {
                    if (rows.count("tenantId", scope.tenantId()) >= MOST) {
                        return refused(
                                "input",
                                UserErrorCode.TOO_MANY,
                                "A tenant has at most %d %ss; delete one".formatted(MOST, kind.noun()));
                    }
                    R row = kind.empty().get();
                    row.tenantId = scope.tenantId();
                    row.id = UUID.randomUUID();
                    row.createdAt = now();
                    return write(row, draft, true);
                },
                done -> payload(scope, done));
    }

    /** Replaces all of an object. */
    public P update(TenantScope scope, Mutations.Request request, String id, Draft<R> draft) {
        return mutations.run(
                scope,
                request,
                () -> rows.of(scope, kind.type(), id)
                        .map(row -> write(row, draft, false))
                        .orElseGet(() -> notFound(id)),
                done -> payload(scope, done));
    }

    /** Deletes an object. */
    public P delete(TenantScope scope, Mutations.Request request, String id) {
        return mutations.run(
                scope,
                request,
                () -> rows.of(scope, kind.type(), id)
                        .map(row -> {
                            rows.delete(row);
                            return Done.to(row.id, kind.details().apply(row));
                        })
                        .orElseGet(() -> notFound(id)),
                done -> kind.payload()
                        .of(
                                scope,
                                Optional.empty(),
                                done.id() == null
                                        ? null
                                        : GlobalId.of(kind.type(), done.id().toString()),
                                done.errors()));
    }

    private Done write(R row, Draft<R> draft, boolean isNew) {
        if (!draft.errors().isEmpty()) {
            return Done.refused(draft.errors());
        }
        if (rows.isTaken(row, draft.name())) {
            return refused(
                    "input.name",
                    UserErrorCode.TAKEN,
                    "'%s' is the name of another %s".formatted(draft.name(), kind.noun()));
        }
        row.name = draft.name();
        draft.fill().accept(row);
        row.updatedAt = now();
        if (isNew) {
            rows.persist(row);
        }
        return Done.to(row.id, kind.details().apply(row));
    }

    private P payload(TenantScope scope, Done done) {
        Optional<R> row = Optional.ofNullable(done.id()).flatMap(id -> rows.of(scope.tenantId(), id));
        return kind.payload().of(scope, row, null, done.errors());
    }

    private Done notFound(String id) {
        return refused(
                "id",
                UserErrorCode.NOT_FOUND,
                "'%s' is not %s %s of your tenant".formatted(id, kind.article(), kind.noun()));
    }

    private static Done refused(String field, UserErrorCode code, String message) {
        return Done.refused(List.of(new UserError(field, code, message)));
    }

    /** The present, as exactly as PostgreSQL keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
