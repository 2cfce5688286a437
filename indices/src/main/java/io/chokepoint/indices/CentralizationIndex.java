package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;
import io.chokepoint.indices.scan.Threshold;
import java.util.Locale;
import java.util.function.Function;

/** The published indices. A parameter that is published, such as a threshold, is a constant of its own. */
public enum CentralizationIndex {
    /** Entities with a positive amount. */
    POPULATION(Size.POPULATION_DEFINITION, Size::population),
    /** Sum of all amounts. */
    TOTAL(Size.TOTAL_DEFINITION, Size::total),
    /** Inequality among holders. */
    GINI(Gini.DEFINITION, Gini::of),
    /** Sum of squared shares, in points. */
    HHI(Hhi.DEFINITION, Hhi::points),
    /** Sum of squared shares between its least and its greatest value for the population. */
    HHI_NORMALIZED(Hhi.NORMALIZED_DEFINITION, Hhi::normalized),
    /** Number of equal entities that would give the same sum of squared shares. */
    EFFECTIVE_NUMBER(Hhi.EFFECTIVE_NUMBER_DEFINITION, Hhi::effectiveNumber),
    /** Entities that can halt a Byzantine fault tolerant system. */
    NAKAMOTO_COEFFICIENT_1_3(new NakamotoCoefficient(Threshold.ONE_THIRD)),
    /** Entities that can decide by majority. */
    NAKAMOTO_COEFFICIENT_1_2(new NakamotoCoefficient(Threshold.ONE_HALF)),
    /** Entities that can control a Byzantine fault tolerant system. */
    NAKAMOTO_COEFFICIENT_2_3(new NakamotoCoefficient(Threshold.TWO_THIRDS)),
    /** Uncertainty of the owner of a unit. */
    SHANNON_ENTROPY(ShannonEntropy.DEFINITION, ShannonEntropy::bits),
    /** Entropy relative to equal shares. */
    EVENNESS(ShannonEntropy.EVENNESS_DEFINITION, ShannonEntropy::evenness),
    /** Uncertainty that sees the largest share only. */
    MIN_ENTROPY(RenyiEntropy.MIN_DEFINITION, RenyiEntropy::min),
    /** Uncertainty that two units drawn at random have the same owner. */
    RENYI_ENTROPY_2(RenyiEntropy.COLLISION_DEFINITION, RenyiEntropy::collision),
    /** Inequality that splits into groups. */
    THEIL_INDEX(TheilIndex.DEFINITION, TheilIndex::of),
    /** Share of the largest entity. */
    CONCENTRATION_RATIO_1(new ConcentrationRatio(1)),
    /** Share of the ten largest entities. */
    CONCENTRATION_RATIO_10(new ConcentrationRatio(10)),
    /** Share of the hundred largest entities. */
    CONCENTRATION_RATIO_100(new ConcentrationRatio(100)),
    /** Share of the largest hundredth of the entities. */
    CONCENTRATION_RATIO_TOP_1_PERCENT(TopShareRatio.ONE_PERCENT);

    private final IndexDefinition definition;
    private final Function<Moments, IndexValue> formula;

    CentralizationIndex(IndexDefinition definition, Function<Moments, IndexValue> formula) {
        this.definition = definition;
        this.formula = formula;
    }

    CentralizationIndex(DistributionIndex index) {
        this(index.definition(), index::of);
    }

    /** Lower-case identifier, such as {@code gini}: the same in ClickHouse, in files and in documents. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the index means. */
    public IndexDefinition definition() {
        return definition;
    }

    /** The value of this index for a distribution, or the reason why there is none. */
    public IndexValue of(Distribution distribution) {
        return of(distribution.moments());
    }

    /** The value of this index for the distribution with these moments, or the reason why there is none. */
    public IndexValue of(Moments moments) {
        return formula.apply(moments);
    }

    /**
     * The index with this identifier.
     *
     * @throws IllegalArgumentException naming the identifier and those that exist
     */
    public static CentralizationIndex ofId(String id) {
        return Vocabulary.constantOf(CentralizationIndex.class, id, CentralizationIndex::id);
    }
}
