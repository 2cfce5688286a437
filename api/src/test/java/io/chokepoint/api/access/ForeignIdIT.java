package io.chokepoint.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The id of another tenant's object costs the same work as one that nobody has, so that no clock tells them apart. */
@QuarkusTest
class ForeignIdIT extends ApiTest {
    /** Work beside the request only adds: the least of some counts is the request's own. */
    private static final int COUNTS = 7;

    @Inject
    EntityManagerFactory factory;

    @Inject
    MeterRegistry metrics;

    private String overlay;
    private String composite;

    @BeforeEach
    void acmeHasObjects() {
        factory.unwrap(SessionFactory.class).getStatistics().setStatisticsEnabled(true);
        String name = "foreign " + UUID.randomUUID();
        overlay = answer("acme-admin", "mutation {createOverlay(input: {name: \"" + name + "\"}) {overlay {id}}}")
                .getString("data.createOverlay.overlay.id");
        composite = answer(
                        "acme-admin",
                        "mutation {createComposite(input: {name: \"" + name
                                + "\", components: [{index: HHI, resource: STAKE, weight: 1}]}) {composite {id}}}")
                .getString("data.createComposite.composite.id");
    }

    @AfterEach
    void acmeHasThemNoMore() {
        answer("acme-admin", "mutation {deleteOverlay(id: \"" + overlay + "\") {deletedId}}");
        answer("acme-admin", "mutation {deleteComposite(id: \"" + composite + "\") {deletedId}}");
        factory.unwrap(SessionFactory.class).getStatistics().setStatisticsEnabled(false);
    }

    @Test
    void aForeignIdCostsAsManyStatementsAsARandomOne() {
        String harbor = "{subject(key: \"" + Fixture.HARBOR + "\") {%s}}";
        for (String document : List.of(
                "{node(id: \"%s\") {id}}",
                harbor.formatted("index(index: HHI, resource: FEES_EARNED, overlay: \"%s\") {value}"),
                "mutation {deleteOverlay(id: \"%s\") {deletedId}}")) {
            assertSame(document, overlay, Examples.base64("Overlay:" + UUID.randomUUID()));
        }
        for (String document : List.of(
                "{node(id: \"%s\") {id}}",
                harbor.formatted("composite(id: \"%s\") {value}"),
                "mutation {deleteComposite(id: \"%s\") {deletedId}}")) {
            assertSame(document, composite, Examples.base64("Composite:" + UUID.randomUUID()));
        }
        for (String document : List.of(
                "{subject(key: \"%s\") {key}}",
                "{whatIf(input: {subject: \"%s\", resource: VOTING_POWER}) {asOf}}",
                "{ranking(index: HHI, resource: VOTING_POWER, filter: {nameContains: \"%s\"}, first: 9) {edges {cursor}}}")) {
            assertSame(document, Fixture.MERIDIAN, "fixture/meridiam");
        }
    }

    private void assertSame(String document, String foreign, String random) {
        Work ofForeign = least(document.formatted(foreign));
        assertThat(ofForeign.clickHouse() + ofForeign.postgres()).as(document).isPositive();
        assertThat(ofForeign).as(document).isEqualTo(least(document.formatted(random)));
    }

    private record Work(long clickHouse, long postgres) {}

    private Work least(String document) {
        long clickHouse = Long.MAX_VALUE;
        long postgres = Long.MAX_VALUE;
        for (int i = 0; i < COUNTS; i++) {
            Work before = done();
            // A document of its own, which no memory of answers knows.
            post(token("globex-admin"), document + " # " + UUID.randomUUID());
            Work after = done();
            clickHouse = Math.min(clickHouse, after.clickHouse() - before.clickHouse());
            postgres = Math.min(postgres, after.postgres() - before.postgres());
        }
        return new Work(clickHouse, postgres);
    }

    private Work done() {
        return new Work(
                (long) metrics.counter("chokepoint.clickhouse.statements", "for", "request")
                        .count(),
                factory.unwrap(SessionFactory.class).getStatistics().getPrepareStatementCount());
    }
}
