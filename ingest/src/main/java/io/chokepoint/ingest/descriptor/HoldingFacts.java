package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.AmountFormat;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Amounts by holder.
 *
 * @param measured what the amounts are amounts of
 * @param holder who has the amount
 * @param holderForm how holders are written
 * @param amount how much
 * @param amountFormat how amounts are written
 * @param asOf the day that the record describes
 * @param key what tells two records of one day apart; empty means the holder, and of valued holdings the
 *     holder and the asset
 * @param asset what the holder has the amount of, where it is valued by prices; null elsewhere
 * @param assetForm how assets are written; null where there are none
 */
public record HoldingFacts(
        Subject measured,
        FieldValue holder,
        HolderForm holderForm,
        FieldValue amount,
        AmountFormat amountFormat,
        DayValue asOf,
        List<FieldValue> key,
        FieldValue asset,
        HolderForm assetForm)
        implements Facts {

    public HoldingFacts {
        key = List.copyOf(key);
    }

    @Override
    public LakeTable table() {
        return LakeTable.HOLDING;
    }

    @Override
    public Optional<Subject> subject() {
        return Optional.of(measured);
    }

    @Override
    public Stream<FieldValue> values() {
        return Stream.concat(Stream.of(holder, amount, asOf.value(), asset), key.stream())
                .filter(value -> value != null);
    }

    @Override
    public Optional<FieldValue> exact() {
        return Optional.of(amount);
    }

    @Override
    public Optional<DayValue> day() {
        return Optional.of(asOf);
    }

    @Override
    public Object[] columns(Fields fields, String dataset, String source) throws RowRejected {
        String canonical = holderForm.canonical(holder.in(fields));
        String valued = asset == null ? null : assetForm.canonical(asset.in(fields));
        return new Object[] {
            dataset,
            measured.id(),
            measured.resource().id(),
            measured.network(),
            canonical,
            key.isEmpty()
                    ? (valued == null ? canonical : canonical + "/" + valued)
                    : Facts.joined(key, fields, "its key"),
            amountFormat.parse(amount.in(fields)).toString(),
            asOf.in(fields),
            valued,
            source
        };
    }
}
