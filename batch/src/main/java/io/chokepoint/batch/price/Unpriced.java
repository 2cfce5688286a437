package io.chokepoint.batch.price;

import java.util.List;

/**
 * Holdings of a subject that have no price.
 *
 * @param subjectId the subject
 * @param resource the resource
 * @param holdings how many they are
 * @param days on how many days they are
 * @param assets of how many assets they are
 * @param examples the assets that most of them are of, three at the most
 */
public record Unpriced(
        String subjectId, String resource, long holdings, long days, long assets, List<String> examples) {

    /** One line for people. */
    public String message() {
        return "%,d holdings of %s of '%s' have no price and do not count; they are of %,d assets on %,d days, most of %s"
                .formatted(holdings, resource, subjectId, assets, days, String.join(", ", examples));
    }
}
