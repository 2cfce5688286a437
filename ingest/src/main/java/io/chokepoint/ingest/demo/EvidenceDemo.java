package io.chokepoint.ingest.demo;

import java.util.List;

/**
 * What is known of the stablecoins' holders, in the files that an analyst would keep.
 *
 * <p>Of Anchor Dollar two addresses are one exchange's, one is a bridge's, one its issuer's treasury, and two ordinary ones
 * belong to one fund. Three holders of Meadow Dollar are one party, as links say. What Quarry Dollar's holders sent to the
 * burn address is at nobody's disposal.
 */
final class EvidenceDemo {
    // Positions among a coin's holders; but for the exchange, of those that hold much at the end of the year.
    private static final int EXCHANGE = 0;
    private static final int EXCHANGE_TOO = 246;
    private static final int BRIDGE = 305;
    private static final int TREASURY = 66;
    private static final int FUND = 410;
    private static final int FUND_TOO = 307;
    private static final int[] ONE_PARTY = {83, 152, 188};

    private EvidenceDemo() {}

    static void write(DemoFolder folder, List<String> anchor, List<String> meadow, String burned) {
        StringBuilder labels = new StringBuilder("address,entity,class,confidence\n");
        label(labels, anchor.get(EXCHANGE), "lighthouse-exchange", "exchange", "1");
        label(labels, anchor.get(EXCHANGE_TOO), "lighthouse-exchange", "exchange", "0.9");
        label(labels, anchor.get(BRIDGE), "pilot-bridge", "bridge", "1");
        label(labels, anchor.get(TREASURY), "anchor-trust", "treasury", "1");
        label(labels, anchor.get(FUND), "saltmarsh-capital", "", "0.95");
        label(labels, anchor.get(FUND_TOO), "saltmarsh-capital", "", "0.95");
        label(labels, burned, "burned", "burn", "1");
        folder.write("labels.csv", labels);

        StringBuilder links = new StringBuilder("address,other_address,confidence\n");
        for (int i = 1; i < ONE_PARTY.length; i++) {
            links.append("%s,%s,0.95\n".formatted(meadow.get(ONE_PARTY[i - 1]), meadow.get(ONE_PARTY[i])));
        }
        folder.write("links.csv", links);
    }

    private static void label(
            StringBuilder text, String address, String entity, String holderClass, String confidence) {
        text.append(String.join(",", address, entity, holderClass, confidence)).append('\n');
    }
}
