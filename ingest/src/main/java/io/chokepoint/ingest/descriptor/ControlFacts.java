package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.ControlAction;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.RowRejected;
import java.util.stream.Stream;

/**
 * Acts of those who control an asset, or have power over its holders, one a record.
 *
 * @param asset which asset; of a sanction, the asset that the list is of
 * @param address whom it meets
 * @param action id of a {@link ControlAction}
 */
public record ControlFacts(
        String network, FieldValue asset, FieldValue address, HolderForm addressForm, FieldValue action, DayValue asOf)
        implements Facts {

    @Override
    public LakeTable table() {
        return LakeTable.CONTROL;
    }

    @Override
    public Stream<FieldValue> values() {
        return Stream.of(asset, address, action, asOf.value());
    }

    @Override
    public Object[] columns(Fields fields, String dataset, String source) throws RowRejected {
        String met = addressForm.canonical(address.in(fields));
        String act = ControlAction.parse(action.in(fields)).id();
        String of = asset.required(fields, "an act of control").strip();
        // An address that the list had on an earlier day as well is the same record.
        return new Object[] {dataset, network, act + "/" + of + "/" + met, of, met, act, null, asOf.in(fields), source};
    }
}
