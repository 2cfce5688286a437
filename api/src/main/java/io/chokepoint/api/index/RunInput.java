package io.chokepoint.api.index;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A file that a run read, with its ledger: rowsIn = accepted + duplicates + quarantined. */
@Description("A file that a run read, with its ledger: rowsIn = accepted + duplicates + quarantined.")
public record RunInput(
        @NonNull @Description("Descriptor or typed source.") String source,
        @NonNull @Description("Name of the file.") String file,
        @NonNull @Description("SHA-256 of the file, in hexadecimal.") String sha256,
        @NonNull @Description("Rows read, as decimal text.") String rowsIn,
        @NonNull @Description("Rows that entered the lake.") String accepted,
        @NonNull @Description("Rows known already.") String duplicates,
        @NonNull @Description("Rows set aside with a reason.") String quarantined,
        @NonNull @Description("When the lake knew it.") Instant knownAt) {}
