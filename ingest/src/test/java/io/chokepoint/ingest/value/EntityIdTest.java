package io.chokepoint.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"binance", "binance/hot-14", "0x.org", "a", " binance "})
    void slugsAreTakenAsTheyAre(String text) throws RowRejected {
        assertThat(EntityId.parse(text)).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "Binance 14, binance-14",
        "Crédit Agricole (Paris), credit-agricole-paris",
        "BINANCE, binance",
        "-binance, binance",
        "Kraken: Hot Wallet!, kraken-hot-wallet"
    })
    void aReadableNameIsNotChangedButTheIdToWriteIsNamed(String name, String id) {
        RowRejected rejected = catchThrowableOfType(RowRejected.class, () -> EntityId.parse(name));
        assertThat(rejected.reason()).isEqualTo(ReasonCode.ENTITY_INVALID);
        assertThat(rejected).hasMessageContaining("'" + name + "'").hasMessageEndingWith("write " + id);
    }

    @Test
    void aNameTooLongIsCutInTheMessageOnlyAndOneWithoutLatinLettersGivesNone() throws RowRejected {
        RowRejected tooLong = catchThrowableOfType(RowRejected.class, () -> EntityId.parse("x".repeat(101)));
        assertThat(tooLong).hasMessageEndingWith("write " + "x".repeat(100));
        assertThat(EntityId.parse("x".repeat(100))).hasSize(100);
        RowRejected other = catchThrowableOfType(RowRejected.class, () -> EntityId.parse("币安"));
        assertThat(other).hasMessageEndingWith("100 at most");
    }

    @Test
    void noEntityIsAMissingField() {
        for (String none : new String[] {null, "", "  "}) {
            assertThat(catchThrowableOfType(RowRejected.class, () -> EntityId.parse(none))
                            .reason())
                    .isEqualTo(ReasonCode.MISSING_FIELD);
        }
    }
}
