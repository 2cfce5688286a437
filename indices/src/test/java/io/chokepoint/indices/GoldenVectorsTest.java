package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.indices.scan.Threshold;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoldenVectorsTest {
    private static final List<DistributionIndex> WITH_PARAMETERS = List.of(
            new NakamotoAtLeast(Threshold.ONE_HALF),
            new NakamotoAtLeast(Threshold.TWO_THIRDS),
            DeclaredGini.biasFree(),
            new LossArea(LossArea.Form.PLAIN),
            new LossArea(LossArea.Form.NORMALIZED),
            new UnbiasedHhi());

    @TestFactory
    Stream<DynamicTest> everyVectorGivesItsValue() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : new ObjectMapper().readTree(getClass().getResource("/vectors/distributions.json"))) {
            Distribution distribution = distributionOf(vector.get("amounts"));
            vector.get("expected").fields().forEachRemaining(entry -> {
                String index = entry.getKey();
                tests.add(dynamicTest(
                        vector.get("id").textValue() + " " + index,
                        () -> assertValue(valueOf(index, distribution), entry.getValue())));
            });
        }
        return tests.stream();
    }

    /** A published index, or else one of those with parameters. */
    private static IndexValue valueOf(String id, Distribution distribution) {
        return WITH_PARAMETERS.stream()
                .filter(index -> index.definition().id().equals(id))
                .findFirst()
                .map(index -> index.of(distribution))
                .orElseGet(() -> CentralizationIndex.ofId(id).of(distribution));
    }

    private static Distribution distributionOf(JsonNode amounts) {
        List<BigInteger> exact = new ArrayList<>();
        amounts.forEach(amount -> exact.add(new BigInteger(amount.textValue())));
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
