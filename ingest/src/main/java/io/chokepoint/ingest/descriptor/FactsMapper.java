package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.Candidate;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import org.apache.spark.sql.Row;

/** Records of one file into rows, as a descriptor says. */
final class FactsMapper implements RowMapper {
    private static final long serialVersionUID = 1L;

    private final Descriptor descriptor;
    private final String file;
    private final boolean namesPlace;

    /** @param file the last part of its URI */
    FactsMapper(Descriptor descriptor, String file) {
        this.descriptor = descriptor;
        this.file = file;
        this.namesPlace = descriptor
                .facts()
                .values()
                .anyMatch(value -> Fields.ROW.equals(value.field()) || Fields.FILE.equals(value.field()));
    }

    @Override
    public Row row(int fileIndex, SourceRecord record) {
        try {
            if (record.rejected() != null) {
                throw record.rejected();
            }
            Fields fields = namesPlace ? new Placed(record, file) : record.fields();
            for (Check check : descriptor.checks()) {
                check.hold(fields);
            }
            return Candidate.of(
                    fileIndex, record, descriptor.facts().columns(fields, descriptor.dataset(), descriptor.source()));
        } catch (RowRejected why) {
            return Candidate.rejected(descriptor.facts().table(), fileIndex, record, why);
        }
    }

    /** The fields of a record, and where it stands. */
    private record Placed(SourceRecord record, String file) implements Fields {
        @Override
        public String text(String field) {
            return switch (field) {
                case ROW -> String.valueOf(record.number());
                case FILE -> file;
                default -> record.fields().text(field);
            };
        }

        @Override
        public List<String> names() {
            return record.fields().names();
        }
    }
}
