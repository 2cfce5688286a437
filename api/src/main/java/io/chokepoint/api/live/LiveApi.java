package io.chokepoint.api.live;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.request.CurrentRequest;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.subject.SubjectFilter;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What a subscription answers. It is executed anew for each publication, in the scope that its user has by then. */
@GraphQLApi
public class LiveApi {
    private static final int MOST = 100;
    private static final String PUBLICATION = Publication.class.getName();

    private final CurrentScope current;
    private final SubjectReader subjects;
    private final ReaderPool pool;

    LiveApi(CurrentScope current, SubjectReader subjects, ReaderPool pool) {
        this.current = current;
        this.subjects = subjects;
        this.pool = pool;
    }

    /** The publication that the subscription is executed for, or nothing where its user may see nothing of it. */
    @Subscription
    @NonNull
    @Description("Publications from now on, as far as you may see them, over graphql-transport-ws.")
    public Multi<IndexPublication> indexPublished(
            @Description("Which subjects; a publication of none of them is not told.") SubjectFilter filter) {
        TenantScope scope = current.require();
        Publication publication = CurrentRequest.get().orElseThrow().get(PUBLICATION);
        SubjectFilter asked = Objects.requireNonNullElseGet(filter, SubjectFilter::new);
        return pool.read(() -> {
                    Instant now = Instant.now();
                    int count = subjects.countOfRun(scope, now, publication.runId(), asked);
                    return new IndexPublication(scope, publication, now, asked, count);
                })
                .onItem()
                .transformToMulti(found -> found.getSubjectCount() == 0
                        ? Multi.createFrom().empty()
                        : Multi.createFrom().item(found));
    }

    /** The subjects of a publication. */
    @NonNull
    @Description("Subjects that it says something of, by key.")
    public Uni<List<@NonNull Subject>> subjects(
            @Source IndexPublication publication, @Description("Most subjects, 1 to 100.") int first) {
        int size = Page.checkedSize(first, MOST);
        return pool.read(() -> subjects.ofRun(
                publication.scope(), publication.knownAt(), publication.runId(), publication.filter(), size));
    }
}
