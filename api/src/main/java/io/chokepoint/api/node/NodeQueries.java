package io.chokepoint.api.node;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers what stands behind ids. An id of another tenant and one of nothing have the same answer. */
@GraphQLApi
public class NodeQueries {
    private static final int MOST = 100;

    private final CurrentScope current;
    private final ReaderPool pool;
    private final List<NodeLoader> loaders;

    NodeQueries(CurrentScope current, ReaderPool pool, @All List<NodeLoader> loaders) {
        this.current = current;
        this.pool = pool;
        this.loaders = List.copyOf(loaders);
    }

    /** The object with an id. */
    @Query
    @Description("The object with an id; null when there is none that your tenant may see.")
    public Uni<Node> node(@NonNull @Id String id) {
        TenantScope scope = current.require();
        return pool.read(() -> load(scope, List.of(id)).get(id));
    }

    /** The objects with ids. */
    @Query
    @NonNull
    @Description(
            "The objects with ids, at most 100, in the order of the ids; null where there is none that your tenant may"
                    + " see.")
    public Uni<List<Node>> nodes(@NonNull List<@NonNull String> ids) {
        TenantScope scope = current.require();
        if (ids.size() > MOST) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "ids: %d are more than %d".formatted(ids.size(), MOST));
        }
        return pool.read(() -> {
            Map<String, Node> found = load(scope, ids);
            return ids.stream().map(found::get).collect(Collectors.toList());
        });
    }

    private Map<String, Node> load(TenantScope scope, List<String> ids) {
        Map<String, Node> found = new HashMap<>();
        for (NodeLoader loader : loaders) {
            List<String> keys = ids.stream()
                    .map(id -> GlobalId.key(loader.type(), id))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            if (!keys.isEmpty()) {
                loader.load(scope, keys).values().forEach(node -> found.put(node.getId(), node));
            }
        }
        return found;
    }
}
