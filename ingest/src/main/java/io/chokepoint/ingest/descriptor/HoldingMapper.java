package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.Candidate;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Row;

/** Records into holdings, as a descriptor says. */
final class HoldingMapper implements RowMapper {
    private static final long serialVersionUID = 1L;

    private final Descriptor descriptor;

    HoldingMapper(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public Row row(int fileIndex, SourceRecord record) {
        try {
            if (record.rejected() != null) {
                throw record.rejected();
            }
            return holding(fileIndex, record);
        } catch (RowRejected why) {
            return Candidate.rejected(LakeTable.HOLDING, fileIndex, record, why);
        }
    }

    private Row holding(int fileIndex, SourceRecord record) throws RowRejected {
        Fields fields = record.fields();
        Subject subject = descriptor.subject();
        String holder = descriptor.holderForm().canonical(descriptor.holder().in(fields));
        String amount =
                descriptor.amountFormat().parse(descriptor.amount().in(fields)).toString();
        LocalDate asOf = LocalDate.ofInstant(
                descriptor.timeForm().parse(descriptor.asOf().in(fields)), ZoneOffset.UTC);
        return Candidate.of(
                fileIndex,
                record,
                subject.dataset(),
                subject.id(),
                subject.resource().id(),
                subject.network(),
                holder,
                key(fields, holder),
                amount,
                asOf,
                descriptor.source());
    }

    // Parts are escaped, so that ("a/b", "c") and ("a", "b/c") stay two keys.
    private String key(Fields fields, String holder) throws RowRejected {
        if (descriptor.key().isEmpty()) {
            return holder;
        }
        StringBuilder key = new StringBuilder();
        for (FieldValue part : descriptor.key()) {
            String text = part.in(fields);
            if (text == null || text.isBlank()) {
                throw new RowRejected(
                        ReasonCode.MISSING_FIELD, "The row has no '%s', which its key needs".formatted(part.field()));
            }
            key.append(key.isEmpty() ? "" : "/")
                    .append(text.strip().replace("%", "%25").replace("/", "%2F"));
        }
        return key.toString();
    }
}
