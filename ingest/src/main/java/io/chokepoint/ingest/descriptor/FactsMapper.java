package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.Candidate;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.RowRejected;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Records of one file into rows, as a descriptor says. */
final class FactsMapper implements RowMapper {
    private static final long serialVersionUID = 1L;

    private static final Set<String> PLACE = Set.of(Fields.ROW, Fields.FILE, Fields.FETCHED);

    private final Descriptor descriptor;
    private final String file;
    private final String fetched;
    private final boolean namesPlace;

    /**
     * @param file the last part of its URI
     * @param fetched when it was asked for, or null if nobody did
     */
    FactsMapper(Descriptor descriptor, String file, String fetched) {
        this.descriptor = descriptor;
        this.file = file;
        this.fetched = fetched;
        this.namesPlace = descriptor.facts().values().anyMatch(value -> PLACE.contains(String.valueOf(value.field())));
    }

    @Override
    public Row row(int fileIndex, SourceRecord record) {
        try {
            if (record.rejected() != null) {
                throw record.rejected();
            }
            Fields fields = namesPlace ? new Placed(record, file, fetched) : record.fields();
            for (LeftOut leftOut : descriptor.leftOut()) {
                leftOut.pass(fields);
            }
            for (Check check : descriptor.checks()) {
                check.hold(fields);
            }
            Facts facts = descriptor.facts();
            Object[] columns = facts.columns(fields, descriptor.dataset(), descriptor.source());
            Instant snapshot = facts.day().isEmpty() ? null : facts.day().get().snapshot(fields);
            return Candidate.at(snapshot, fileIndex, record, columns);
        } catch (RowRejected why) {
            return Candidate.rejected(descriptor.facts().table(), fileIndex, record, why);
        }
    }

    /** The fields of a record, and where it stands. */
    private record Placed(SourceRecord record, String file, String fetched) implements Fields {
        @Override
        public String text(String field) {
            return switch (field) {
                case ROW -> String.valueOf(record.number());
                case FILE -> file;
                case FETCHED -> fetched;
                default -> record.fields().text(field);
            };
        }

        @Override
        public List<String> names() {
            return record.fields().names();
        }
    }
}
