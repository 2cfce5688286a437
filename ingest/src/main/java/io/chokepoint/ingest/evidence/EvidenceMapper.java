package io.chokepoint.ingest.evidence;

import io.chokepoint.ingest.lake.Candidate;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.Confidence;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.Validity;
import java.util.List;
import org.apache.spark.sql.Row;

/** Records into rows of a table of evidence. */
abstract class EvidenceMapper implements RowMapper {
    private static final long serialVersionUID = 1L;

    private static final FileColumn HOLDER = FileColumn.required("address", "holder");
    private static final FileColumn CONFIDENCE =
            FileColumn.required("confidence").orElse("give one for all rows with --confidence");

    private static final FileColumn FROM = FileColumn.optional("from", "valid_from");
    private static final FileColumn UNTIL = FileColumn.optional("until", "valid_until");

    private final LakeTable table;
    private final Attribution attribution;

    EvidenceMapper(LakeTable table, Attribution attribution) {
        this.table = table;
        this.attribution = attribution;
    }

    /** The columns that files have for this table. */
    abstract List<FileColumn> columns();

    /** The columns of one row, in the order of the table's. */
    abstract Object[] facts(Fields fields) throws RowRejected;

    @Override
    public Row row(int fileIndex, SourceRecord record) {
        try {
            if (record.rejected() != null) {
                throw record.rejected();
            }
            return Candidate.of(fileIndex, record, facts(record.fields()));
        } catch (RowRejected why) {
            return Candidate.rejected(table, fileIndex, record, why);
        }
    }

    Attribution attribution() {
        return attribution;
    }

    static FileColumn holderColumn() {
        return HOLDER;
    }

    FileColumn confidenceColumn() {
        return attribution.confidence() == null ? CONFIDENCE : FileColumn.optional("confidence");
    }

    /** The one spelling of the holder that a column names. */
    String holder(FileColumn column, Fields fields) throws RowRejected {
        return attribution.network().holderForm().canonical(column.text(fields));
    }

    static FileColumn fromColumn() {
        return FROM;
    }

    static FileColumn untilColumn() {
        return UNTIL;
    }

    /** The days on which the row holds; all, if it says none. */
    static Validity validity(Fields fields) throws RowRejected {
        return Validity.parse(FROM.text(fields), UNTIL.text(fields), LakeTable.ALWAYS);
    }

    /** The row's own confidence, or that of all rows. */
    double confidence(Fields fields) throws RowRejected {
        String own = CONFIDENCE.text(fields);
        if (own != null) {
            return Confidence.parse(own);
        }
        if (attribution.confidence() == null) {
            throw new RowRejected(ReasonCode.MISSING_FIELD, "The row has no confidence; " + CONFIDENCE.remedy());
        }
        return attribution.confidence();
    }
}
