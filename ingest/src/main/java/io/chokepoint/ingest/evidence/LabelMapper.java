package io.chokepoint.ingest.evidence;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.value.EntityId;
import io.chokepoint.ingest.value.HolderClassId;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.Validity;
import java.util.List;

/** Records into labels: address or holder, entity, confidence; class, from and until where there are any. */
final class LabelMapper extends EvidenceMapper {
    private static final long serialVersionUID = 1L;

    private static final FileColumn ENTITY = FileColumn.required("entity");
    private static final FileColumn CLASS = FileColumn.optional("class", "holder_class");

    LabelMapper(Attribution attribution) {
        super(LakeTable.LABEL, attribution);
    }

    @Override
    List<FileColumn> columns() {
        return List.of(holderColumn(), ENTITY, CLASS, confidenceColumn(), fromColumn(), untilColumn());
    }

    @Override
    Object[] facts(Fields fields) throws RowRejected {
        Validity validity = validity(fields);
        return new Object[] {
            attribution().dataset(),
            attribution().network().id(),
            holder(holderColumn(), fields),
            EntityId.parse(ENTITY.text(fields)),
            HolderClassId.parse(CLASS.text(fields)),
            confidence(fields),
            attribution().licence(),
            attribution().source(),
            validity.from(),
            validity.until(),
            attribution().personal()
        };
    }
}
