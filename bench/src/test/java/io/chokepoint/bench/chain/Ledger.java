package io.chokepoint.bench.chain;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Balances the slow and obvious way. */
public final class Ledger {
    private final SortedMap<Integer, Map<Long, BigInteger>> balances = new TreeMap<>();
    private BigInteger minted = BigInteger.ZERO;
    private BigInteger burnt = BigInteger.ZERO;
    private BigInteger lowest = BigInteger.ZERO;

    public void add(DayOfTransfers day) {
        for (int row = 0; row < day.size(); row++) {
            Map<Long, BigInteger> token = balances.computeIfAbsent(day.series(row), series -> new HashMap<>());
            BigInteger amount = day.amount(row);
            if (day.sender(row) == Addresses.NOBODY) {
                minted = minted.add(amount);
            } else {
                lowest = lowest.min(token.merge(day.sender(row), amount.negate(), BigInteger::add));
            }
            if (day.recipient(row) == Addresses.NOBODY) {
                burnt = burnt.add(amount);
            } else {
                token.merge(day.recipient(row), amount, BigInteger::add);
            }
        }
    }

    public Collection<Integer> series() {
        return balances.keySet();
    }

    /** Positive ones, in no order. */
    public List<BigInteger> balances(int series) {
        return balances.get(series).values().stream()
                .filter(balance -> balance.signum() > 0)
                .toList();
    }

    BigInteger minted() {
        return minted;
    }

    BigInteger burnt() {
        return burnt;
    }

    /** The lowest balance that there ever was. */
    BigInteger lowest() {
        return lowest;
    }

    BigInteger sum() {
        return balances.values().stream()
                .flatMap(token -> token.values().stream())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
