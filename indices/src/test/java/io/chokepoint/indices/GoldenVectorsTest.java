package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.indices.DeclaredGini.Form;
import io.chokepoint.indices.scan.Threshold;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Distributions and what is to be said of them. Those with the flag {@code EDI} are the Edinburgh Decentralisation Index's own
 * test vectors; where it answers otherwise, {@code peer} holds its answer with a flag for the reason.
 */
class GoldenVectorsTest {
    private static final List<DistributionIndex> WITH_PARAMETERS = List.of(
            new NakamotoAtLeast(new Threshold(33, 100)),
            new NakamotoAtLeast(Threshold.ONE_HALF),
            new NakamotoAtLeast(new Threshold(66, 100)),
            new NakamotoAtLeast(Threshold.TWO_THIRDS),
            new ConcentrationRatio(3),
            new LossArea(LossArea.Form.PLAIN),
            new LossArea(LossArea.Form.NORMALIZED),
            new UnbiasedHhi());

    @TestFactory
    Stream<DynamicTest> everyVectorGivesItsValue() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : vectors()) {
            if (vector.has("refused")) {
                tests.add(
                        dynamicTest(vector.get("id").textValue(), () -> assertThatThrownBy(() -> distributionOf(vector))
                                .hasMessageContaining(vector.get("refused").textValue())));
                continue;
            }
            vector.get("expected")
                    .fields()
                    .forEachRemaining(entry -> tests.add(dynamicTest(
                            vector.get("id").textValue() + " " + entry.getKey(),
                            () -> assertValue(valueOf(entry.getKey(), vector), entry.getValue()))));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerOfThePeerThatIsFlaggedIsAnother() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : vectors()) {
            vector.path("peer").fields().forEachRemaining(entry -> {
                String flag = entry.getValue().get("flag").textValue();
                double peer = entry.getValue().get("value").doubleValue();
                tests.add(dynamicTest(vector.get("id").textValue() + " " + entry.getKey() + " " + flag, () -> {
                    assertThat(flag).isIn("AT_LEAST", "ZEROS_COUNT", "SHIFTED", "UNDEFINED_IS_ZERO");
                    if (!vector.has("refused")) {
                        assertThat(valueOf(entry.getKey(), vector).asDouble().orElse(Double.NaN))
                                .isNotCloseTo(peer, within(1e-3));
                    }
                }));
            });
        }
        return tests.stream();
    }

    private static JsonNode vectors() throws IOException {
        return new ObjectMapper().readTree(GoldenVectorsTest.class.getResource("/vectors/distributions.json"));
    }

    /** A published index, or else one of those with parameters. */
    private static IndexValue valueOf(String id, JsonNode vector) {
        long declared = vector.path("declared").asLong(0);
        Stream<DistributionIndex> all = Stream.concat(
                WITH_PARAMETERS.stream(),
                Stream.of(new DeclaredGini(declared, Form.PLAIN), new DeclaredGini(declared, Form.BIAS_FREE)));
        Distribution distribution = distributionOf(vector);
        return all.filter(index -> index.definition().id().equals(id))
                .findFirst()
                .map(index -> index.of(distribution))
                .orElseGet(() -> CentralizationIndex.ofId(id).of(distribution));
    }

    private static Distribution distributionOf(JsonNode vector) {
        List<BigInteger> exact = new ArrayList<>();
        for (int i = 0; i < vector.path("times").asInt(1); i++) {
            vector.get("amounts").forEach(amount -> exact.add(new BigInteger(amount.textValue())));
        }
        return Distribution.of(exact);
    }

    /** A number is a real value, digits in quotes are an exact one, a word in quotes is a reason. */
    private static void assertValue(IndexValue actual, JsonNode expected) {
        if (expected.isNumber()) {
            double value = expected.doubleValue();
            assertThat(actual.asDouble().orElseThrow()).isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
        } else if (Character.isDigit(expected.textValue().charAt(0))) {
            assertThat(actual.asInteger()).contains(new BigInteger(expected.textValue()));
        } else {
            assertThat(actual.reason()).contains(UndefinedReason.valueOf(expected.textValue()));
        }
    }
}
