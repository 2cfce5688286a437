package io.chokepoint.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents that were right until some of their words were changed: each has an answer, and none is the server's fault. */
@QuarkusTest
class FuzzIT extends ApiTest {
    private static final int DOCUMENTS = 200;
    private static final int MOST_CHANGES = 4;
    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ":",
            "!",
            "$x",
            "...",
            "@skip(if: true)",
            "@include(if: false)",
            "null",
            "0",
            "-1",
            "2147483648",
            "1e400",
            "\"\"",
            "\"\\u0000\"",
            "\"2026-13-99\"",
            "true",
            "NOTHING",
            "__typename",
            "a:",
            "on Subject",
            "fragment f on Query {__typename}",
            "...f",
            "query",
            "mutation",
            "subscription",
            "first: 1",
            "after: \"x\"",
            "overlay: \"x\"",
            "basis: null",
            "knownAt: \"0000-00-00T00:00:00Z\"",
            "resource: STAKE",
            "\uFEFF",
            "é",
            "\"\"\"");

    @Test
    void noDocumentIsTheServersFault() {
        Random random = new Random(20_260_601);
        int answered = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            var example = Examples.ALL.get(random.nextInt(Examples.ALL.size()));
            String document = changed(example.document(example.use(random.nextInt(3))), random);
            Response response = post(token("acme-analyst"), document);
            String body = response.asString();

            assertThat(response.statusCode()).as(document).isLessThan(500);
            assertThat(body).as(document).startsWith("{").doesNotContain("INTERNAL", "Exception", "io.chokepoint");
            answered += body.contains("\"data\"") ? 1 : 0;
        }
        assertThat(answered).isBetween(1, DOCUMENTS - 1);
    }

    private static String changed(String document, Random random) {
        List<String> words = new ArrayList<>(List.of(document.split("(?<=[{}():, ])|(?=[{}():, ])")));
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0 && !words.isEmpty(); changes--) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(4)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(random.nextInt(words.size())));
                case 2 -> words.set(at, WORDS.get(random.nextInt(WORDS.size())));
                default -> words.add(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
            }
        }
        return String.join("", words);
    }
}
