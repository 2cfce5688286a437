package io.chokepoint.ingest.transfer;

import io.chokepoint.ingest.read.LinePart;
import io.chokepoint.ingest.read.LineTaker;
import java.io.Serializable;

/** What the lines of a source's files mean, wherever a task runs. */
public interface TransferSource extends Serializable {
    String dataset();

    /** CAIP-2 id. */
    String network();

    /** Where a row came from, as the lake keeps it. */
    String id();

    /** Id of the {@link io.chokepoint.indices.Resource} that is transferred. */
    String resource();

    /** Id of the subject that a token is. */
    String subject(String token);

    /** What puts the lines of a part into chunks. */
    LineTaker into(ChunkBuilder chunk, LinePart part);
}
