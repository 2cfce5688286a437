package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** Which rows are exported; what is absent or empty does not restrict. */
@Input("ExportFilterInput")
@Description("Which rows are exported; what is absent or empty does not restrict.")
public class ExportFilterInput {
    private static final int MOST = 1000;

    /** Fields. */
    public List<@NonNull Domain> domains;

    /** CAIP-2 ids or slugs. */
    @Description("CAIP-2 ids or slugs, exactly.")
    public List<@NonNull String> networks;

    /** Keys of subjects. */
    @Description("Keys of subjects, exactly.")
    public List<@NonNull String> subjects;

    /** What is spread out. */
    public List<@NonNull Resource> resources;

    /** Which holdings count. */
    public List<@NonNull Basis> bases;

    /** Indices, of datasets that have them. */
    @Description(
            "Of INDEX_SERIES and RANKING; DISTRIBUTION takes them for the values that it proves. REVISION takes neither these nor bases.")
    public List<@NonNull CentralizationIndex> indices;

    Filters filters() {
        return new Filters(
                ids(domains, Domain::id),
                checked("filters.networks", networks),
                checked("filters.subjects", subjects),
                ids(resources, Resource::id),
                ids(bases, Basis::id),
                ids(indices, CentralizationIndex::id));
    }

    private static List<String> checked(String field, List<String> values) {
        if (values != null && values.size() > MOST) {
            throw new Refusal(
                    field, UserErrorCode.INVALID, "%d values are more than %d".formatted(values.size(), MOST));
        }
        return values;
    }

    private static <E> List<String> ids(List<E> values, Function<E, String> id) {
        return values == null ? List.of() : values.stream().map(id).toList();
    }
}
