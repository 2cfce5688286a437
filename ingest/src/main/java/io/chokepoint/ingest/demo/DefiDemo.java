package io.chokepoint.ingest.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An exchange that looks wide, a lender that is, a staking protocol that becomes so.
 *
 * <p>Harbor Swap has 380 liquidity providers of all sizes, and three of them, with hardly any liquidity, take half of the
 * fees in October and seven tenths in September. Tidal Lend pays 140 recipients all year. Lantern Stake goes from 12
 * operators to 44, while of all value locked its share grows from a fifth to a half.
 */
final class DefiDemo {
    private static final int PROVIDERS = 380;
    private static final int SNIPERS = 3;
    private static final int LENDERS = 140;
    private static final int OPERATORS_AT_FIRST = 12;
    private static final int OPERATORS_AT_LAST = 44;
    private static final List<String> PROTOCOLS = List.of(
            "Lantern Stake",
            "Harbor Swap",
            "Tidal Lend",
            "Quay Perpetuals",
            "Reef Yield",
            "Breakwater",
            "Sextant Options",
            "Pilot Bridge",
            "Shoal Finance");
    private static final double[] LOCKED_AT_FIRST = {21, 19, 17, 12, 10, 8, 6, 4, 3};

    private DefiDemo() {}

    static void write(DemoFolder folder) {
        harborSwap(folder);
        tidalLend(folder);
        lanternStake(folder);
        valueLocked(folder);
        allocation(folder);
    }

    private static void harborSwap(DemoFolder folder) {
        Draw draw = new Draw("harbor-swap");
        List<String> providers = draw.addresses(PROVIDERS + SNIPERS);
        double[] liquidity = draw.weights(PROVIDERS + SNIPERS, 1.1);
        Shares weekly = Shares.csv("week,provider,liquidity_usd", 2);
        Shares monthly = Shares.spreadsheet("month,provider,fees_usd", 2);
        List<LocalDate> months = DemoYear.months();
        for (LocalDate day : DemoYear.days()) {
            double passed = DemoYear.passed(day);
            if (DemoYear.weeks().contains(day)) {
                draw.walk(liquidity, 0.05);
                // Just-in-time liquidity is there for one block: at the end of the week hardly any of it is left.
                for (int sniper = 0; sniper < SNIPERS; sniper++) {
                    liquidity[PROVIDERS + sniper] = 0.2;
                }
                weekly.add(day, providers, (long) Draw.between(240e6, 310e6, passed), liquidity);
            }
            if (months.contains(day)) {
                monthly.add(day, providers, (long) Draw.between(2.1e6, 2.9e6, passed), fees(liquidity, passed));
            }
        }
        folder.write("harbor-swap-liquidity.csv", weekly.toString());
        folder.write("harbor-swap-fees.csv", monthly.toString());
    }

    private static double[] fees(double[] liquidity, double passed) {
        double[] fees = liquidity.clone();
        double others = 0;
        for (int i = 0; i < PROVIDERS; i++) {
            others += fees[i];
        }
        double share = Draw.between(0.50, 0.71, passed);
        double[] amongThem = {0.45, 0.32, 0.23};
        for (int sniper = 0; sniper < SNIPERS; sniper++) {
            fees[PROVIDERS + sniper] = others * share / (1 - share) * amongThem[sniper];
        }
        return fees;
    }

    private static void tidalLend(DemoFolder folder) {
        Draw draw = new Draw("tidal-lend");
        List<String> recipients = draw.addresses(LENDERS);
        double[] weights = draw.weights(LENDERS, 0.6);
        Shares monthly = Shares.csv("month,recipient,fees_usd", 2);
        for (LocalDate month : DemoYear.months()) {
            draw.walk(weights, 0.08);
            monthly.add(month, recipients, (long) Draw.between(1.3e6, 1.6e6, DemoYear.passed(month)), weights);
        }
        folder.write("tidal-lend-fees.csv", monthly.toString());
    }

    private static void lanternStake(DemoFolder folder) {
        Draw draw = new Draw("lantern-stake");
        List<String> operators = draw.addresses(OPERATORS_AT_LAST);
        double[] size = draw.weights(OPERATORS_AT_LAST, 0.25);
        Shares monthly = Shares.jsonLines("operator", "rewards", 18);
        for (LocalDate month : DemoYear.months()) {
            double passed = DemoYear.passed(month);
            int active = (int) Math.round(Draw.between(OPERATORS_AT_FIRST, OPERATORS_AT_LAST, passed));
            double[] weights = new double[OPERATORS_AT_LAST];
            System.arraycopy(size, 0, weights, 0, active);
            monthly.add(month, operators, (long) Draw.between(900, 2600, passed), weights);
        }
        folder.write("lantern-stake-rewards.jsonl", monthly.toString());
    }

    private static void valueLocked(DemoFolder folder) {
        Draw draw = new Draw("value-locked");
        double[] weights = LOCKED_AT_FIRST.clone();
        Shares weekly = Shares.csv("date,protocol,tvl_usd", 2);
        for (LocalDate week : DemoYear.weeks()) {
            draw.walk(weights, 0.02);
            double[] now = weights.clone();
            double others = 0;
            for (int i = 1; i < now.length; i++) {
                others += now[i];
            }
            double share = Draw.between(0.21, 0.48, DemoYear.passed(week));
            now[0] = others * share / (1 - share);
            weekly.add(week, PROTOCOLS, (long) Draw.between(1.4e9, 2.2e9, DemoYear.passed(week)), now);
        }
        folder.write("value-locked.csv", weekly.toString());
    }

    private static void allocation(DemoFolder folder) {
        Draw draw = new Draw("harbor-swap-allocation");
        List<String> holders = new ArrayList<>(
                List.of("team", "northgate-ventures", "saltmarsh-capital", "treasury", "foundation", "tern-partners"));
        double[] insiders = {18, 14, 9, 12, 6, 5};
        draw.addresses(60).forEach(address -> holders.add("airdrop/" + address));
        double[] weights = java.util.Arrays.copyOf(insiders, holders.size());
        for (int i = insiders.length; i < weights.length; i++) {
            weights[i] = 0.6 * draw.around(0.5);
        }
        BigInteger supply = BigInteger.valueOf(100_000_000).multiply(BigInteger.TEN.pow(18));
        BigInteger[] parts = Draw.divide(supply, weights);
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            entries.add("  \"%s\": \"%s\"".formatted(holders.get(i), new BigDecimal(parts[i], 18).toPlainString()));
        }
        Collections.sort(entries);
        folder.write(
                "harbor-swap-allocation.json",
                "{\"token\": \"HRBR\", \"allocation\": {\n" + String.join(",\n", entries) + "\n}}\n");
    }
}
