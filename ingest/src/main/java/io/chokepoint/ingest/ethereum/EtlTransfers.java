package io.chokepoint.ingest.ethereum;

import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.read.LinePart;
import io.chokepoint.ingest.read.LineTaker;
import io.chokepoint.ingest.transfer.ChunkBuilder;
import io.chokepoint.ingest.transfer.TransferSource;
import java.util.List;

/** {@code token_transfers} as typed columns. */
record EtlTransfers(TransferMapper mapper, BlockClock clock) implements TransferSource {
    @Override
    public String dataset() {
        return mapper.dataset();
    }

    @Override
    public String network() {
        return mapper.network();
    }

    @Override
    public String id() {
        return mapper.source();
    }

    @Override
    public String resource() {
        return Resource.TOKEN_BALANCE.id();
    }

    @Override
    public String subject(String token) {
        return mapper.subject(token);
    }

    @Override
    public LineTaker into(ChunkBuilder chunk, LinePart part) {
        return new EtlLines(mapper, clock, part.delimiter() == ',' ? part.columns() : List.of(), chunk);
    }
}
