package io.chokepoint.api.cursor;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes cursors: opaque text for a place in one connection of one tenant, of use nowhere else. */
@ApplicationScoped
public class Cursors {
    private final CursorKey key;

    Cursors(CursorKey key) {
        this.key = key;
    }

    /**
     * The cursors of one connection.
     *
     * @param scope tenant that asks
     * @param kind name of the connection
     * @param arguments what was asked for, as far as another value would give other rows; null where there was none
     */
    public Connection of(TenantScope scope, String kind, Object... arguments) {
        List<String> binding = new ArrayList<>();
        binding.add(scope.tenantId().toString());
        binding.add(kind);
        for (Object argument : arguments) {
            binding.add(Objects.toString(argument));
        }
        return new Connection(key.codec(), List.copyOf(binding));
    }

    /** The cursors of one connection. */
    public static final class Connection {
        private final CursorCodec codec;
        private final List<String> binding;

        private Connection(CursorCodec codec, List<String> binding) {
            this.codec = codec;
            this.binding = binding;
        }

        /** The cursor of a place; no part holds a line break. */
        public String encode(String... parts) {
            return codec.encode(binding, List.of(parts));
        }

        /**
         * The parts of a cursor.
         *
         * @throws ApiException when it is not a cursor of this connection
         */
        public List<String> decode(String cursor) {
            return codec.decode(binding, cursor)
                    .orElseThrow(() -> new ApiException(
                            ErrorCode.BAD_USER_INPUT,
                            "after: '%s' is not a cursor of this connection with these arguments; use endCursor"
                                    .formatted(cursor)));
        }
    }
}
