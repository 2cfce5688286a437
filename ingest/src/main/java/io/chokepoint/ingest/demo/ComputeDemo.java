package io.chokepoint.ingest.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Many operators, one roof.
 *
 * <p>Loom Network has 90 operators of similar capacity, and the nodes of most of them stand with Granite Hosting: four
 * tenths in October, two thirds in September, nearly all in two countries. On top of it language models are served: one
 * provider of fourteen goes from three to six tenths of all tokens, and two labs of seven made the models.
 */
final class ComputeDemo {
    private static final int OPERATORS = 90;
    private static final int NODES = 480;
    private static final List<String> HOSTS = List.of(
            "Granite Hosting", "Fjord Metal", "Cedar Racks", "Kestrel Cloud", "Own premises", "Delta Colocation");
    private static final List<String> SITES = List.of(
            "Europe,DE,Falkenstein",
            "Europe,FI,Helsinki",
            "North America,US,Ashburn",
            "Asia,SG,Singapore",
            "South America,BR,Sao Paulo",
            "Africa,ZA,Cape Town",
            "Europe,PL,Warsaw",
            "Asia,JP,Osaka");
    private static final List<String> PROVIDERS = List.of(
            "Spindle",
            "Bobbin AI",
            "Heddle",
            "Treadle",
            "Shuttle Run",
            "Warp and Weft",
            "Selvage",
            "Bodkin",
            "Carding House",
            "Distaff",
            "Tenter",
            "Nap",
            "Twill",
            "Gauze");
    private static final List<String> LABS =
            List.of("Aster Lab", "Bramble Research", "Clover AI", "Dahlia", "Elder Models", "Fennel", "Gorse");

    private ComputeDemo() {}

    static void write(DemoFolder folder) {
        capacity(folder);
        nodes(folder);
        workloads(folder);
    }

    private static void capacity(DemoFolder folder) {
        Draw draw = new Draw("loom-capacity");
        List<String> operators = operators();
        double[] weights = draw.weights(OPERATORS, 0.4);
        Shares weekly = Shares.csv("date,operator,gpu_hours", 0);
        for (LocalDate week : DemoYear.weeks()) {
            draw.walk(weights, 0.04);
            weekly.add(week, operators, (long) Draw.between(310_000, 520_000, DemoYear.passed(week)), weights);
        }
        folder.write("loom-capacity.csv", weekly.toString());
    }

    private static void nodes(DemoFolder folder) {
        Draw draw = new Draw("loom-nodes");
        List<String> operators = operators();
        StringBuilder text = new StringBuilder("date,node_id,operator,host,region,status\n");
        for (LocalDate month : DemoYear.months()) {
            double roof = Draw.between(0.40, 0.66, DemoYear.passed(month));
            for (int node = 0; node < NODES; node++) {
                boolean there = draw.unit() < roof;
                String host = HOSTS.get(there ? 0 : 1 + draw.below(HOSTS.size() - 1));
                String site = SITES.get(there ? draw.below(2) : draw.below(SITES.size()));
                text.append("%s,node-%04d,%s,%s,\"%s\",%s%n"
                        .formatted(
                                month,
                                node,
                                operators.get(node % OPERATORS),
                                host,
                                site,
                                draw.below(20) == 0 ? "DOWN" : "UP")
                        .replace("\r", ""));
            }
        }
        folder.write("loom-nodes.csv", text);
    }

    private static void workloads(DemoFolder folder) {
        Draw draw = new Draw("loom-inference");
        double[] providers = draw.weights(PROVIDERS.size(), 0.7);
        double[] labs = draw.weights(LABS.size(), 0.5);
        Shares byProvider = Shares.jsonLines("provider", "tokens", 0);
        Shares byLab = Shares.jsonLines("lab", "tokens", 0);
        for (LocalDate week : DemoYear.weeks()) {
            double passed = DemoYear.passed(week);
            long tokens = (long) Draw.between(4.0e11, 2.6e12, passed);
            draw.walk(providers, 0.05);
            draw.walk(labs, 0.03);
            byProvider.add(week, PROVIDERS, tokens, led(providers, 1, Draw.between(0.30, 0.60, passed)));
            byLab.add(week, LABS, tokens, led(labs, 2, 0.78));
        }
        folder.write("loom-inference-by-provider.jsonl", byProvider.toString());
        folder.write("loom-inference-by-lab.jsonl", byLab.toString());
    }

    private static double[] led(double[] weights, int leaders, double share) {
        double[] led = weights.clone();
        double others = 0;
        for (int i = leaders; i < led.length; i++) {
            others += led[i];
        }
        for (int i = 0; i < leaders; i++) {
            led[i] = others * share / (1 - share) / leaders;
        }
        return led;
    }

    private static List<String> operators() {
        List<String> operators = new ArrayList<>();
        for (int i = 0; i < OPERATORS; i++) {
            operators.add("operator-%03d".formatted(i + 1));
        }
        return operators;
    }
}
