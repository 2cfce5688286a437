package io.chokepoint.api.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantStatus;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ClickHouse makes of the values of parameters. */
@QuarkusTest
class ParameterIT extends ApiTest {
    private static final TenantScope ACME = new TenantScope(
            Tenants.ACME,
            "acme",
            "Acme",
            "gold",
            TenantStatus.ACTIVE,
            "u",
            "u",
            Set.of("viewer"),
            List.of(new Grant("", "", "", "", LocalDate.EPOCH)));

    @Inject
    ClickHouseReader reader;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "it's",
                "two\\backslashes\\\\",
                "\\N",
                "tab\there",
                "line\nand\r\nline",
                "nul\0end",
                "'] OR 1 = 1 --",
                "{p1:String}",
                "?",
                "ключ 键 🔑",
                "%27&param_p1=x#"
            })
    void aTextArrivesAsItIsAloneInAListAndInATuple(String text) {
        assertThat(read("hex(?)", Parameter.of(text))).isEqualTo(hex(text));
        assertThat(read("hex(arrayStringConcat(?))", Parameter.ofTexts(List.of("a", text))))
                .isEqualTo(hex("a" + text));
        assertThat(read("hex(?[1].2)", Parameter.ofTuples("Date, String", List.of(List.of("2026-01-01", text)))))
                .isEqualTo(hex(text));
    }

    @Test
    void aListOfMoreThanAnAddressHoldsArrivesWhole() {
        List<String> many = Stream.iterate(1, i -> i + 1)
                .limit(20_000)
                .map(i -> "entity/'" + "x".repeat(180) + i)
                .toList();

        assertThat(read("toString(length(?))", Parameter.ofTexts(many))).isEqualTo("20000");
    }

    @Test
    void aFormArrivesWholeWhereverItsPacketsEnd() {
        for (int length = 17_000; length < 17_600; length += 7) {
            assertThat(read("toString(length(?))", Parameter.of("x".repeat(length))))
                    .isEqualTo(Integer.toString(length));
        }
    }

    private String read(String column, Parameter parameter) {
        ScopedQuery query = ScopedQuery.select("name", VisibleView.VISIBLE_SUBJECT, ACME, Instant.now())
                .append(" AND subject_id = '' UNION ALL SELECT " + column)
                .with(parameter);
        return reader.list(query, row -> row.getString(1)).get(0);
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append("%02X".formatted(each));
        }
        return hex.toString();
    }
}
