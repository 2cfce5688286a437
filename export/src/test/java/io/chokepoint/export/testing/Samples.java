package io.chokepoint.export.testing;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.Delivery;
import io.chokepoint.export.pack.PackageLimits;
import io.chokepoint.export.pack.PackageSpec;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunIdentity;
import io.chokepoint.export.pack.RunKind;
import io.chokepoint.export.pack.Sha256;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A distribution, the indices of it, and what a package of them says. */
public final class Samples {
    /** The day of all rows. */
    public static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    /** When all rows became visible, in microseconds. */
    private static final long PUBLISHED = 1_782_900_000_123_456L;

    /** A composite of a Gini and a Nakamoto coefficient. */
    public static final CompositeRecipe COMPOSITE = new CompositeRecipe(
            "comp_1",
            "spread",
            Sha256.hex("spread"),
            List.of(
                    new CompositeRecipe.Component(CentralizationIndex.GINI, "fees_earned", "raw", 3),
                    new CompositeRecipe.Component(
                            CentralizationIndex.NAKAMOTO_COEFFICIENT_1_2, "voting_power", "raw", 1)));

    private Samples() {}

    /** Fills a row of a component of {@link #COMPOSITE}, by its position; no value where it is null. */
    public static void component(Row row, String subject, int position, LocalDate day, Double value) {
        RowSchema schema = Dataset.INDEX_SERIES.schema();
        CompositeRecipe.Component component = COMPOSITE.components().get(position);
        coordinates(row, schema, subject);
        row.setText(schema.position("resource"), component.resource());
        row.setText(schema.position("basis"), component.basis());
        row.setNumber(schema.position("as_of"), day.toEpochDay());
        row.setText(schema.position("index_id"), component.index().id());
        row.setText(schema.position("status"), value == null ? "UNAVAILABLE" : "FINAL");
        if (value == null) {
            row.setText(schema.position("reason"), "NO_AMOUNTS");
        } else {
            row.setReal(schema.position("value"), value);
        }
        row.setReal(schema.position("coverage"), 1 - position / 10.0);
        row.setNumber(schema.position("population"), 3);
        row.setNumber(schema.position("methodology_version"), 1);
        row.setNumber(schema.position("data_through"), PUBLISHED - position);
        row.setText(schema.position("digest"), Sha256.hex(subject));
    }

    /** The amounts of one subject, the largest first. */
    public static Rows distribution(long... amounts) {
        List<Consumer<Row>> rows = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            int rank = i + 1;
            long amount = amounts[i];
            rows.add(row -> amount(row, "harbor", rank, "entity-" + rank, BigInteger.valueOf(amount)));
        }
        return Rows.of(Dataset.DISTRIBUTION.schema(), rows);
    }

    /** Fills a row of a distribution. */
    public static void amount(Row row, String subject, long rank, String entity, BigInteger amount) {
        RowSchema schema = Dataset.DISTRIBUTION.schema();
        coordinates(row, schema, subject);
        row.setNumber(schema.position("rank"), rank);
        row.setText(schema.position("entity_id"), entity);
        row.setText(schema.position("amount"), amount.toString());
    }

    /** Every index of a distribution of {@link #distribution}, each value changed as asked. */
    public static Rows claims(java.util.function.DoubleUnaryOperator change, long... amounts) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < amounts.length; i++) {
            lines.append("entity-%d\t%d\n".formatted(i + 1, amounts[i]));
        }
        Distribution distribution = Distribution.of(amounts);
        List<Consumer<Row>> rows = new ArrayList<>();
        Arrays.stream(CentralizationIndex.values())
                .sorted(Comparator.comparing(CentralizationIndex::id))
                .forEach(index ->
                        rows.add(row -> claim(row, index, distribution, Sha256.hex(lines.toString()), change)));
        return Rows.of(Dataset.INDEX_SERIES.schema(), rows);
    }

    private static void claim(
            Row row,
            CentralizationIndex index,
            Distribution distribution,
            String digest,
            java.util.function.DoubleUnaryOperator change) {
        RowSchema schema = Dataset.INDEX_SERIES.schema();
        coordinates(row, schema, "harbor");
        var value = index.of(distribution);
        row.setText(schema.position("index_id"), index.id());
        value.asDouble().ifPresent(real -> row.setReal(schema.position("value"), change.applyAsDouble(real)));
        value.asInteger().ifPresent(exact -> row.setText(schema.position("exact_value"), exact.toString()));
        row.setText(schema.position("status"), "FINAL");
        row.setReal(schema.position("coverage"), 1);
        row.setNumber(schema.position("population"), distribution.population());
        row.setNumber(schema.position("methodology_version"), 1);
        row.setNumber(schema.position("data_through"), PUBLISHED - 1);
        row.setText(schema.position("digest"), digest);
    }

    private static void coordinates(Row row, RowSchema schema, String subject) {
        row.setText(schema.position("subject_id"), subject);
        row.setText(schema.position("resource"), "fees_earned");
        row.setText(schema.position("basis"), "raw");
        row.setNumber(schema.position("as_of"), DAY.toEpochDay());
        row.setText(schema.position("run_id"), "1c5c1d2e-0000-4000-8000-000000000001");
        row.setNumber(schema.position("published_at"), PUBLISHED);
    }

    /** What a package of June 2026 says. */
    public static PackageSpec spec(Dataset dataset, RowFormat format, Compression compression, PackageLimits limits) {
        return spec(dataset, format, compression, limits, Optional.empty());
    }

    /** A package of a composite in Parquet. */
    public static PackageSpec composite(CompositeRecipe recipe) {
        return spec(
                Dataset.COMPOSITE, RowFormat.PARQUET, Compression.ZSTD, PackageLimits.STANDARD, Optional.of(recipe));
    }

    private static PackageSpec spec(
            Dataset dataset,
            RowFormat format,
            Compression compression,
            PackageLimits limits,
            Optional<CompositeRecipe> composite) {
        RunIdentity identity = new RunIdentity(
                "exp_1",
                Period.ofDays(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1)),
                List.of("gini@1"),
                Instant.parse("2026-07-01T07:00:00Z"),
                RunKind.INCREMENTAL);
        return new PackageSpec(
                "acme",
                identity,
                dataset,
                "{}",
                format,
                compression,
                limits,
                new Delivery("0 7 * * 1-5", "Europe/Zurich", Instant.parse("2026-07-01T05:00:00Z")),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                composite,
                Instant.parse("2026-07-01T05:00:01Z"));
    }

    /** A package of a distribution in Parquet. */
    public static PackageSpec parquet() {
        return spec(Dataset.DISTRIBUTION, RowFormat.PARQUET, Compression.ZSTD, PackageLimits.STANDARD);
    }
}
