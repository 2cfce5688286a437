package io.chokepoint.api.whatif;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.whatif.PowerChange.ComputedPower;
import io.chokepoint.api.whatif.Reclustering.Affected;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.power.BanzhafPower;
import io.chokepoint.indices.power.BanzhafPower.Power;
import io.chokepoint.indices.scan.Threshold;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What a change does to the power of those whom it concerns. Computed where it is asked for only. */
@GraphQLApi
public class PowerFields {
    private static final int MOST = 50;

    private final ReaderPool pool;

    PowerFields(ReaderPool pool) {
        this.pool = pool;
    }

    /** The powers of the entities that a change names. */
    @Description(
            "How often the entities that the change names, and that are there, decide a vote, the largest first; at most 50 of them."
                    + " Empty when nothing is measured. See powerThreshold.")
    public Uni<List<@NonNull PowerChange>> power(@Source WhatIf whatIf) {
        Optional<PowerQuestion> question = whatIf.powerQuestion();
        if (question.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        int entities = question.get().change().affected().size();
        if (entities > MOST) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT,
                    "power: the change names %,d entities that are there; of at most %d power is computed"
                            .formatted(entities, MOST));
        }
        return pool.compute(() -> changes(question.get()));
    }

    private static List<PowerChange> changes(PowerQuestion question) {
        List<Affected> affected = question.change().affected();
        Optional<Map<BigInteger, Power>> before = powers(
                question.change().before(),
                question.threshold(),
                affected.stream().map(Affected::before).toList());
        Optional<Map<BigInteger, Power>> after = powers(
                question.change().after(),
                question.threshold(),
                affected.stream().flatMap(one -> one.after().stream()).toList());
        return affected.stream().map(one -> change(one, before, after)).toList();
    }

    private static Optional<Map<BigInteger, Power>> powers(
            Distribution distribution, Threshold threshold, List<BigInteger> amounts) {
        return BanzhafPower.of(distribution, threshold, amounts);
    }

    private static PowerChange change(
            Affected one, Optional<Map<BigInteger, Power>> before, Optional<Map<BigInteger, Power>> after) {
        ComputedPower was = computed(before, Optional.of(one.before()));
        ComputedPower is = computed(after, one.after());
        Double delta = was.value() == null || is.value() == null ? null : (Double) (is.value() - was.value());
        return new PowerChange(one.entity(), one.party(), was, is, delta);
    }

    private static ComputedPower computed(Optional<Map<BigInteger, Power>> powers, Optional<BigInteger> amount) {
        if (amount.isEmpty()) {
            return new ComputedPower(null, null, "EXCLUDED");
        }
        return powers.map(known -> known.get(amount.get()))
                .map(power -> new ComputedPower(power.value(), power.bound(), null))
                .orElseGet(() -> new ComputedPower(null, null, "TOTAL_TOO_LARGE"));
    }
}
