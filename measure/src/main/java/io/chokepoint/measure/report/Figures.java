package io.chokepoint.measure.report;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Threshold;
import io.chokepoint.measure.read.HoldingFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of a measured file.
 *
 * @param name of the file, as the user gave it
 * @param file how it was read
 * @param holders number of different holders in it
 * @param labelled how many of them stand for an entity of the label map
 * @param asked thresholds beside the published ones
 * @param moments of its distribution, at the published cuts and at the thresholds
 */
public record Figures(
        String name, HoldingFile file, int holders, int labelled, List<Threshold> asked, Moments moments) {

    /** The published thresholds and those asked for, each once. */
    List<Threshold> thresholds() {
        List<Threshold> all = new ArrayList<>(Cuts.PUBLISHED.thresholds());
        asked.stream().filter(threshold -> !all.contains(threshold)).forEach(all::add);
        return all;
    }

    /** The latest of the indices' versions: what the same input gives changes with it. */
    int methodologyVersion() {
        return Arrays.stream(CentralizationIndex.values())
                .mapToInt(index -> index.definition().methodologyVersion())
                .max()
                .orElseThrow();
    }
}
