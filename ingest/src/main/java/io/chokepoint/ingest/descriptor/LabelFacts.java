package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.Confidence;
import io.chokepoint.ingest.value.EntityId;
import io.chokepoint.ingest.value.HolderClassId;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.Validity;
import java.util.stream.Stream;

/**
 * Which entities are behind holders.
 *
 * @param network where the holders are
 * @param licence of the labels
 * @param origin where the labels are from, as readers see it
 * @param entityIsName whether the entity is a name, of which an id is made
 * @param holderClass what the holder is for, or null if no record says so
 * @param confidence from 0 to 1
 * @param from the first day on which a label holds, a date; or null if no record says so
 * @param until the first day on which it does not, a date; or null if no record says so
 * @param personal whether the entities may be private persons
 */
public record LabelFacts(
        String network,
        String licence,
        String origin,
        FieldValue holder,
        HolderForm holderForm,
        FieldValue entity,
        boolean entityIsName,
        FieldValue holderClass,
        FieldValue confidence,
        FieldValue from,
        FieldValue until,
        boolean personal)
        implements Facts {

    @Override
    public LakeTable table() {
        return LakeTable.LABEL;
    }

    @Override
    public Stream<FieldValue> values() {
        return Stream.of(holder, entity, holderClass, confidence, from, until).filter(value -> value != null);
    }

    @Override
    public Object[] columns(Fields fields, String dataset, String source) throws RowRejected {
        String named = entity.in(fields);
        Validity validity = Validity.parse(
                from == null ? null : from.in(fields), until == null ? null : until.in(fields), LakeTable.ALWAYS);
        return new Object[] {
            dataset,
            network,
            holderForm.canonical(holder.in(fields)),
            entityIsName ? EntityId.ofName(named) : EntityId.parse(named),
            holderClass == null ? null : HolderClassId.parse(holderClass.in(fields)),
            Confidence.parse(confidence.required(fields, "a label")),
            licence,
            origin,
            validity.from(),
            validity.until(),
            personal
        };
    }
}
