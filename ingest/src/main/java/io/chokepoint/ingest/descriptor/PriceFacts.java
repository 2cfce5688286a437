package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.HolderForm;
import io.chokepoint.ingest.value.Price;
import io.chokepoint.ingest.value.RowRejected;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What whole units of assets cost, by asset and time.
 *
 * @param network where the assets are
 * @param currency what prices are in, such as USD
 * @param asset which asset
 * @param assetForm how assets are written
 * @param price of one whole unit
 * @param asOf when the price was observed
 */
public record PriceFacts(
        String network,
        String licence,
        String currency,
        FieldValue asset,
        HolderForm assetForm,
        FieldValue price,
        DayValue asOf)
        implements Facts {

    @Override
    public LakeTable table() {
        return LakeTable.PRICE;
    }

    @Override
    public Stream<FieldValue> values() {
        return Stream.of(asset, price, asOf.value());
    }

    @Override
    public Optional<FieldValue> exact() {
        return Optional.of(price);
    }

    @Override
    public Object[] columns(Fields fields, String dataset, String source) throws RowRejected {
        Instant observed = asOf.form().parse(asOf.value().in(fields));
        return new Object[] {
            dataset,
            network,
            assetForm.canonical(asset.in(fields)),
            currency,
            Price.canonical(price.in(fields)),
            LocalDate.ofInstant(observed, ZoneOffset.UTC),
            observed,
            licence,
            source
        };
    }
}
