package io.chokepoint.ingest.evidence;

import io.chokepoint.ingest.Fingerprint;
import io.chokepoint.ingest.value.Network;
import java.io.Serializable;

/**
 * What holds for all rows of some files of evidence.
 *
 * @param network where their holders are
 * @param source where the evidence is from, as readers are to see it
 * @param confidence of rows that do not say it themselves, 0 to 1; or null, and each has to
 * @param personal whether the entities may be private persons
 */
public record Attribution(
        String dataset, Network network, String source, String licence, Double confidence, boolean personal)
        implements Serializable {

    /** Of entities that are no private persons. */
    public Attribution(String dataset, Network network, String source, String licence, Double confidence) {
        this(dataset, network, source, licence, confidence, false);
    }

    /** Changes whenever rows of the same bytes would come out otherwise. */
    String fingerprint() {
        return Fingerprint.of(String.join("\n", network.id(), source, licence, String.valueOf(confidence))
                + (personal ? "\npersonal" : ""));
    }
}
