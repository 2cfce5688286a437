package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CentralizationIndexTest {

    @ParameterizedTest
    @EnumSource
    void isNamedAsItsDefinition(CentralizationIndex index) {
        assertThat(index.definition().id()).isEqualTo(index.id());
    }

    @Test
    void namesTheIndicesThatExistWhenAskedForAnother() {
        assertThatThrownBy(() -> CentralizationIndex.ofId("ginni"))
                .hasMessageContaining("'ginni'")
                .hasMessageContaining("gini, hhi");
    }
}
