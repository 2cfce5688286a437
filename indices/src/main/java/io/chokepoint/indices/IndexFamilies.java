package io.chokepoint.indices;

import io.chokepoint.indices.composite.CompositeScore;
import io.chokepoint.indices.group.TheilSplit;
import io.chokepoint.indices.pair.ConcentrationIndex;
import io.chokepoint.indices.power.BanzhafPower;
import java.util.List;

/** The indices that are computed when asked for, with a parameter or a second input, and are not published for every
 * distribution. */
public final class IndexFamilies {
    private IndexFamilies() {}

    /** Their definitions, the parameter as a symbol. */
    public static List<IndexDefinition> definitions() {
        return List.of(
                NakamotoCoefficient.FAMILY,
                NakamotoAtLeast.FAMILY,
                ConcentrationRatio.FAMILY,
                TopShareRatio.FAMILY,
                DeclaredGini.FAMILY,
                DeclaredGini.BIAS_FREE_FAMILY,
                MergeEffect.FAMILY,
                UnbiasedHhi.FAMILY,
                UnattributedMass.HHI_FAMILY,
                UnattributedMass.NAKAMOTO_FAMILY,
                UnattributedMass.CONCENTRATION_RATIO_FAMILY,
                TheilSplit.WITHIN_FAMILY,
                TheilSplit.BETWEEN_FAMILY,
                ConcentrationIndex.FAMILY,
                ConcentrationIndex.KAKWANI_FAMILY,
                LossArea.FAMILY,
                LossArea.NORMALIZED_FAMILY,
                Fragility.FAMILY,
                BanzhafPower.FAMILY,
                BanzhafPower.SHARE_FAMILY,
                CompositeScore.DEFINITION);
    }
}
