package io.chokepoint.ingest.lake;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.UserError;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What is measured, and the resource that is spread out in it: one row of the table {@code subject}.
 *
 * @param dataset the data set that it belongs to; a subject's resource belongs to exactly one
 * @param id readable stable key, such as {@code uniswap/uni-airdrop}
 * @param network CAIP-2 id or a slug
 * @param category finer than the domain, free text, such as {@code dex}
 * @param unit name of the whole unit
 * @param decimals one unit is 10^decimals base units, 0 to 77
 * @param prices the data set of prices that turn its holdings of assets into amounts of the unit; null where amounts are of the
 *     unit as they are
 */
public record Subject(
        String dataset,
        String id,
        String name,
        Domain domain,
        String network,
        String category,
        Resource resource,
        String unit,
        int decimals,
        String licence,
        String origin,
        String prices)
        implements Serializable {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9./:_-]{0,199}");

    /** A subject whose amounts are of its unit as they are. */
    public Subject(
            String dataset,
            String id,
            String name,
            Domain domain,
            String network,
            String category,
            Resource resource,
            String unit,
            int decimals,
            String licence,
            String origin) {
        this(dataset, id, name, domain, network, category, resource, unit, decimals, licence, origin, null);
    }

    public Subject {
        if (!ID.matcher(id).matches()) {
            throw new UserError(
                    "Subject id '%s' is not usable: lower-case letters, digits and . / : _ - only, 200 at most"
                            .formatted(id));
        }
        if (decimals < 0 || decimals > 77) {
            throw new UserError("Subject '%s' has %d decimals; 0 to 77 fit 256 bits".formatted(id, decimals));
        }
    }
}
