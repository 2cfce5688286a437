package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.request.CurrentRequest;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.ExportException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/** For whom something is done with exports, and where. */
@ApplicationScoped
class ExportAccess {
    private final CurrentScope current;
    private final ReaderPool pool;

    ExportAccess(CurrentScope current, ReaderPool pool) {
        this.current = current;
        this.pool = pool;
    }

    /** The scope of a user; who may ask what is in {@link io.chokepoint.api.access.AccessRules}. */
    TenantScope require() {
        return current.require();
    }

    /** The user who changes something; asked on the thread of the request. */
    ExportChanges.Author author() {
        return new ExportChanges.Author(
                require(), HttpErrors.requestId(CurrentRequest.get().orElseThrow()));
    }

    <T> Uni<T> read(Supplier<T> read) {
        return pool.read(read);
    }

    /** Does a mutation; what is refused becomes a payload. */
    <T> Uni<T> change(Supplier<T> change, Function<UserError, T> refused) {
        return pool.read(() -> {
            try {
                return change.get();
            } catch (Refusal e) {
                return refused.apply(e.userError());
            } catch (ExportException e) {
                return refused.apply(
                        new UserError("input", UserErrorCode.valueOf(e.code().name()), e.getMessage()));
            }
        });
    }
}
