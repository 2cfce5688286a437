package io.chokepoint.measure.report;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.DeclaredGini;
import io.chokepoint.indices.HhiBand;
import io.chokepoint.indices.HhiBand.Guidelines;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.indices.NakamotoAtLeast;
import io.chokepoint.indices.NakamotoCoefficient;
import io.chokepoint.indices.scan.Threshold;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One JSON object in one line. Undefined values are null; the keys are always the same. */
public final class JsonReport {
    private JsonReport() {}

    /** The object, with a line end. */
    public static String of(Figures figures) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("population", number(figures, CentralizationIndex.POPULATION));
        members.put("total", text(figures.moments().total().toString()));
        members.put("gini", number(figures, CentralizationIndex.GINI));
        members.put("hhi", number(figures, CentralizationIndex.HHI));
        members.put("hhiNormalized", number(figures, CentralizationIndex.HHI_NORMALIZED));
        members.put("effectiveNumber", number(figures, CentralizationIndex.EFFECTIVE_NUMBER));
        members.put("entropyBits", number(figures, CentralizationIndex.SHANNON_ENTROPY));
        members.put("evenness", number(figures, CentralizationIndex.EVENNESS));
        members.put("theilNats", number(figures, CentralizationIndex.THEIL_INDEX));
        members.put("maxShare", number(figures, CentralizationIndex.CONCENTRATION_RATIO_1));
        members.put("cr", concentrationRatios(figures));
        members.put("nakamoto", byThreshold(figures, threshold -> new NakamotoCoefficient(threshold)
                .of(figures.moments())));
        members.put("nakamotoAtLeast", byThreshold(figures, threshold -> new NakamotoAtLeast(threshold)
                .of(figures.moments())));
        members.put("methodologyVersion", Integer.toString(figures.methodologyVersion()));
        members.put("sha256", text(figures.file().sha256()));
        members.put("minEntropyBits", number(figures, CentralizationIndex.MIN_ENTROPY));
        members.put("renyi2Bits", number(figures, CentralizationIndex.RENYI_ENTROPY_2));
        members.put("crTop1Percent", number(figures, CentralizationIndex.CONCENTRATION_RATIO_TOP_1_PERCENT));
        members.put("giniBiasFree", number(DeclaredGini.biasFree().of(figures.moments())));
        members.put("hhiBand", band(figures));
        members.put("scale", Integer.toString(figures.file().scale()));
        members.put("rows", Long.toString(figures.file().rows()));
        members.put("quarantinedRows", Long.toString(figures.file().quarantined()));
        members.put("holders", Integer.toString(figures.holders()));
        members.put("labelledHolders", Integer.toString(figures.labelled()));
        return object(members) + "\n";
    }

    private static String concentrationRatios(Figures figures) {
        Map<String, String> ratios = new LinkedHashMap<>();
        ratios.put("1", number(figures, CentralizationIndex.CONCENTRATION_RATIO_1));
        ratios.put("10", number(figures, CentralizationIndex.CONCENTRATION_RATIO_10));
        ratios.put("100", number(figures, CentralizationIndex.CONCENTRATION_RATIO_100));
        return object(ratios);
    }

    private static String byThreshold(Figures figures, Function<Threshold, IndexValue> count) {
        Map<String, String> counts = new LinkedHashMap<>();
        for (Threshold threshold : figures.thresholds()) {
            counts.put(threshold.toString(), number(count.apply(threshold)));
        }
        return object(counts);
    }

    private static String band(Figures figures) {
        Optional<HhiBand> band = HhiBand.of(figures.moments(), Guidelines.OF_2023);
        if (band.isEmpty()) {
            return "null";
        }
        Map<String, String> members = new LinkedHashMap<>();
        members.put("year", Integer.toString(band.get().year()));
        members.put("level", text(band.get().level().name().toLowerCase(Locale.ROOT)));
        return object(members);
    }

    private static String number(Figures figures, CentralizationIndex index) {
        return number(index.of(figures.moments()));
    }

    private static String number(IndexValue value) {
        if (value.asInteger().isPresent()) {
            return value.asInteger().get().toString();
        }
        return value.asDouble().isPresent() ? Double.toString(value.asDouble().getAsDouble()) : "null";
    }

    /** Digits, words and fractions only: nothing to escape. */
    private static String text(String plain) {
        return '"' + plain + '"';
    }

    private static String object(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((key, value) -> json.append(json.length() == 1 ? "" : ",")
                .append(text(key))
                .append(':')
                .append(value));
        return json.append('}').toString();
    }
}
