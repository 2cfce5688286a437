package io.chokepoint.ingest.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Two DAOs that say the same of themselves.
 *
 * <p>Meridian DAO has 240 delegates. From March to May 2026 three of them gather six tenths of the voting power, and keep
 * a third when it is over; few vote, and one recipient takes most of the grants. Commons Guild has 260 delegates of
 * similar weight, most of whom vote, and pays eighty recipients.
 */
final class DaoDemo {
    private static final int MERIDIAN_DELEGATES = 240;
    private static final int GUILD_DELEGATES = 260;
    private static final int CAPTORS = 3;
    private static final LocalDate CAPTURE_BEGINS = LocalDate.of(2026, 3, 1);
    private static final LocalDate CAPTURE_ENDS = LocalDate.of(2026, 5, 31);

    private DaoDemo() {}

    static void write(DemoFolder folder) {
        Draw draw = new Draw("meridian-dao");
        dao(folder, "meridian-dao", draw, draw.weights(MERIDIAN_DELEGATES, 1.0), 36_000_000, 0.12);
        Draw guild = new Draw("commons-guild");
        dao(folder, "commons-guild", guild, guild.weights(GUILD_DELEGATES, 0.35), 12_000_000, 0.70);
        grants(folder, "meridian-dao", new double[] {64, 12, 8, 6, 5, 3, 2}, 0.1);
        double[] even = new double[80];
        java.util.Arrays.fill(even, 1);
        grants(folder, "commons-guild", even, 0.4);
    }

    /** @param turnout share of delegates who vote in a month; in Meridian DAO the three always do */
    private static void dao(DemoFolder folder, String dao, Draw draw, double[] own, long supply, double turnout) {
        List<String> delegates = draw.addresses(own.length);
        Shares power = Shares.jsonLines("delegate", "voting_power", 18);
        for (LocalDate week : DemoYear.weeks()) {
            draw.walk(own, 0.03);
            power.add(week, delegates, supply, captured(dao, own, week));
        }
        folder.write(dao + "-voting-power.jsonl", power.toString());

        List<String> votes = new ArrayList<>();
        Shares cast = Shares.jsonLines("voter", "vp", 18);
        for (LocalDate month : DemoYear.months()) {
            double[] voting = captured(dao, own, month);
            for (int i = 0; i < voting.length; i++) {
                boolean always = i < CAPTORS && dao.equals("meridian-dao");
                voting[i] = always || draw.unit() < turnout ? voting[i] : 0;
            }
            cast.add(month, delegates, (long) (supply * (turnout + 0.15)), voting);
        }
        cast.toString().lines().forEach(line -> votes.add("    " + line));
        folder.write(dao + "-votes.json", "{\"data\": {\"votes\": [\n" + String.join(",\n", votes) + "\n]}}\n");
    }

    private static double[] captured(String dao, double[] own, LocalDate day) {
        double[] weights = own.clone();
        if (!dao.equals("meridian-dao") || day.isBefore(CAPTURE_BEGINS)) {
            return weights;
        }
        double others = 0;
        for (int i = CAPTORS; i < weights.length; i++) {
            others += weights[i];
        }
        double share = day.isAfter(CAPTURE_ENDS) ? 0.34 : 0.60;
        double[] amongThem = {0.5, 0.3, 0.2};
        for (int i = 0; i < CAPTORS; i++) {
            weights[i] = others * share / (1 - share) * amongThem[i];
        }
        return weights;
    }

    private static void grants(DemoFolder folder, String dao, double[] weights, double spread) {
        Draw draw = new Draw(dao + "-grants");
        List<String> recipients = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            recipients.add("%s grantee %02d".formatted(dao, i + 1));
        }
        Shares monthly = Shares.spreadsheet("month,recipient,granted_usd", 2);
        for (LocalDate month : DemoYear.months()) {
            double[] now = weights.clone();
            draw.walk(now, spread);
            monthly.add(month, recipients, 180_000 + 10_000L * draw.below(8), now);
        }
        folder.write(dao + "-grants.csv", monthly.toString());
    }
}
