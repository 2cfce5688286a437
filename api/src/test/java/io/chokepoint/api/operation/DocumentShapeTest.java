package io.chokepoint.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.parser.Parser;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import org.junit.jupiter.api.Test;

class DocumentShapeTest {

    @Test
    void fragmentsCountWhereTheyAreSpread() {
        DocumentShape shape = shape("{a {...f} b: c {...f}} fragment f on T {x y @include(if: true) {z: w}}");

        assertThat(shape.fields()).isEqualTo(2 + 2 * 3);
        assertThat(shape.aliases()).isEqualTo(1 + 2);
        assertThat(shape.directives()).isEqualTo(2);
        assertThat(shape.depth()).isEqualTo(3);
        assertThat(shape.rootFields()).isEqualTo(2);
        assertThat(shape.fragments()).isEqualTo(1);
    }

    @Test
    void inlineFragmentsAddNoDepth() {
        assertThat(shape("{a {... on T {... on U {b}}}}").depth()).isEqualTo(2);
    }

    @Test
    void introspectionIsNotDeep() {
        assertThat(shape("{__schema {types {fields {type {ofType {ofType {name}}}}}} a {b}}")
                        .depth())
                .isEqualTo(2);
    }

    @Test
    void fragmentsThatMultiplyAreCountedInAnInstant() {
        StringBuilder document = new StringBuilder("{...f0}");
        for (int i = 0; i < 60; i++) {
            document.append(" fragment f%d on T {...f%d ...f%d}".formatted(i, i + 1, i + 1));
        }
        DocumentShape shape = shape(document + " fragment f60 on T {a}");

        assertThat(shape.fields()).isGreaterThan(1_000_000_000L);
    }

    @Test
    void aFragmentThatSpreadsItselfHasAnEnd() {
        assertThat(shape("{...f} fragment f on T {a ...g} fragment g on T {b ...f}")
                        .fields())
                .isEqualTo(2);
    }

    @Test
    void theLargestOperationCounts() {
        assertThat(shape("query a {x} query b {x y z}").rootFields()).isEqualTo(3);
    }

    @Test
    void aRefusalNamesBothFigures() {
        assertThatThrownBy(() -> DocumentShape.atMost("levels", 11, 10, ErrorCode.QUERY_TOO_DEEP))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.QUERY_TOO_DEEP);
                    assertThat(refusal.getMessage()).isEqualTo("The document has 11 levels; at most 10 pass");
                    assertThat(refusal.details()).containsEntry("limit", 10L).containsEntry("actual", 11L);
                });
    }

    private static DocumentShape shape(String document) {
        return DocumentShape.of(new Parser().parseDocument(document));
    }
}
