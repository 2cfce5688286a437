package io.chokepoint.api.operation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chokepoint.api.clickhouse.PublicationClock;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.Sha256;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Answers that were given before. An answer is found again by the same tenant with the same grants and roles, for the same
 * document and variables, for some seconds and until something is published: then nothing finds it any more.
 */
@ApplicationScoped
class ResultCache {
    private static final long BYTES = 32L << 20;
    private static final int LARGEST = 1 << 20;
    /** A grant reaches ClickHouse some seconds after PostgreSQL: what was answered in between is gone soon after. */
    private static final Duration OLDEST = Duration.ofSeconds(20);

    private final PublicationClock clock;
    private final Cache<Key, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Key key, Answer answer) -> answer.data().length()
                    + key.query().length()
                    + key.variables().length())
            .expireAfterWrite(OLDEST)
            .build();

    ResultCache(PublicationClock clock) {
        this.clock = clock;
    }

    /** What an answer depends on. */
    record Key(
            UUID tenantId,
            List<Grant> grants,
            Set<String> roles,
            String query,
            String operationName,
            String variables,
            long publication) {}

    /**
     * An answer without errors.
     *
     * @param data the data as JSON
     * @param etag identity of the answer, for this tenant
     */
    record Answer(Buffer data, String etag) {
        static Answer of(TenantScope scope, Buffer data) {
            MessageDigest sha256 = Sha256.digest();
            sha256.update(scope.tenantId().toString().getBytes(StandardCharsets.UTF_8));
            return new Answer(data, "\"" + HexFormat.of().formatHex(sha256.digest(data.getBytes())) + "\"");
        }
    }

    /** Where the answer of an operation is kept; empty where none may be. */
    Optional<Key> key(TenantScope scope, OperationRequest request, OperationPlan plan) {
        if (!plan.published()) {
            return Optional.empty();
        }
        OptionalLong publication = clock.latest(scope);
        return publication.isEmpty()
                ? Optional.empty()
                : Optional.of(new Key(
                        scope.tenantId(),
                        scope.grants(),
                        scope.roles(),
                        request.query(),
                        plan.operation().getName(),
                        request.variables().encode(),
                        publication.getAsLong()));
    }

    Optional<Answer> get(Key key) {
        return Optional.ofNullable(answers.getIfPresent(key));
    }

    void put(Key key, Answer answer) {
        if (answer.data().length() <= LARGEST) {
            answers.put(key, answer);
        }
    }
}
