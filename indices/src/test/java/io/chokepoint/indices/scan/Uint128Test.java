package io.chokepoint.indices.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Uint128Test {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    @Provide
    Arbitrary<BigInteger> numbers() {
        return Arbitraries.integers().between(0, 127).flatMap(bits -> Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)));
    }

    @Property
    void halvesMakeTheNumberAgain(@ForAll("numbers") BigInteger number) {
        assertThat(Uint128.toBigInteger(Uint128.high(number), Uint128.low(number)))
                .isEqualTo(number);
    }

    @Property
    void theOrderIsThatOfTheNumbers(@ForAll("numbers") BigInteger one, @ForAll("numbers") BigInteger other) {
        assertThat(Uint128.isGreater(Uint128.high(one), Uint128.low(one), Uint128.high(other), Uint128.low(other)))
                .isEqualTo(one.compareTo(other) > 0);
    }

    @Property
    void aDoubleIsTheNearestOne(@ForAll("numbers") BigInteger number) {
        assertThat(Uint128.toDouble(Uint128.high(number), Uint128.low(number))).isEqualTo(number.doubleValue());
    }

    @Property
    void tiesBetweenTwoDoublesGoToTheEvenOne(@ForAll("numbers") BigInteger number) {
        BigInteger tie = number.setBit(100).shiftRight(47).shiftLeft(47).setBit(46);
        tie = tie.clearBit(126);
        assertThat(Uint128.toDouble(Uint128.high(tie), Uint128.low(tie))).isEqualTo(tie.doubleValue());
    }

    @Property
    void theUpperHalfOfAProductIsUnsigned(@ForAll long one, @ForAll long other) {
        BigInteger product = unsigned(one).multiply(unsigned(other));
        assertThat(unsigned(Uint128.multiplyHigh(one, other))).isEqualTo(product.shiftRight(64));
    }

    @Property
    void aCarrySaysThatTheSumHasWrapped(@ForAll long one, @ForAll long other) {
        boolean wraps = unsigned(one).add(unsigned(other)).compareTo(WORD) >= 0;
        assertThat(Uint128.carry(one + other, other)).isEqualTo(wraps ? 1 : 0);
    }

    @Test
    void aNumberWithoutTwoHalvesIsRefused() {
        assertThatThrownBy(() -> Uint128.high(BigInteger.ONE.shiftLeft(127))).isInstanceOf(ArithmeticException.class);
    }

    private static BigInteger unsigned(long word) {
        return Uint128.toBigInteger(0, word);
    }
}
