package io.chokepoint.ingest.evidence;

import io.chokepoint.indices.HolderClass;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.value.EntityId;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records into labels: address or holder, entity, class where there is one, confidence. */
final class LabelMapper extends EvidenceMapper {
    private static final long serialVersionUID = 1L;

    private static final FileColumn ENTITY = FileColumn.required("entity");
    private static final FileColumn CLASS = FileColumn.optional("class", "holder_class");

    LabelMapper(Attribution attribution) {
        super(LakeTable.LABEL, attribution);
    }

    @Override
    List<FileColumn> columns() {
        return List.of(holderColumn(), ENTITY, CLASS, confidenceColumn());
    }

    @Override
    Object[] facts(Fields fields) throws RowRejected {
        return new Object[] {
            attribution().dataset(),
            attribution().network().id(),
            holder(holderColumn(), fields),
            EntityId.parse(ENTITY.text(fields)),
            holderClass(CLASS.text(fields)),
            confidence(fields),
            attribution().licence(),
            attribution().source()
        };
    }

    private static String holderClass(String text) throws RowRejected {
        if (text == null) {
            return null;
        }
        String id = text.strip();
        if (Stream.of(HolderClass.values()).noneMatch(known -> known.id().equals(id))) {
            throw new RowRejected(
                    ReasonCode.HOLDER_CLASS_UNKNOWN,
                    "The class %s is none of %s; leave it empty for a holder without one"
                            .formatted(
                                    Quoted.of(text),
                                    Stream.of(HolderClass.values())
                                            .map(HolderClass::id)
                                            .collect(Collectors.joining(", "))));
        }
        return id;
    }
}
