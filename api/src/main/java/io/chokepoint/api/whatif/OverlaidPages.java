package io.chokepoint.api.whatif;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.whatif.PublishedDistributions.Day;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads pages of distributions as an overlay changes them. Blocking. */
@ApplicationScoped
public class OverlaidPages {
    private final PublishedDistributions published;

    OverlaidPages(PublishedDistributions published) {
        this.published = published;
    }

    /**
     * A row of a changed distribution.
     *
     * @param rank 1 for the largest; equal amounts by name
     * @param name an entity as published, or a party that the overlay makes
     * @param amount base units
     * @param publishedRank rank of the last published row up to this one
     * @param parties parties of the overlay up to this one
     */
    public record Row(long rank, String name, BigInteger amount, int publishedRank, int parties) {}

    /**
     * Rows of one day.
     *
     * @param asOf day described
     * @param total sum of all amounts after the change
     * @param rows rows by rank
     */
    public record Rows(LocalDate asOf, BigInteger total, List<Row> rows) {}

    /**
     * Rows after one, by rank; empty when nothing is measured.
     *
     * @param at last day to consider
     * @param after row before the page, for the first page one of rank 0
     */
    public Optional<Rows> after(
            Question question, Optional<LocalDate> at, OverlayContent overlay, Row after, int limit) {
        return published.newest(question, at).map(day -> after(question, day, Clustering.of(overlay), after, limit));
    }

    private Rows after(Question question, Day day, Clustering clustering, Row after, int limit) {
        Overlaid change = Overlaid.of(clustering, published.named(question, day, clustering.entities()));
        BigInteger total = published.of(question, day).distribution().total().subtract(change.excluded());
        List<NamedAmount> others = published.others(question, day, clustering.entities(), after.publishedRank(), limit);
        return new Rows(day.asOf(), total, merged(others, change.parties(), after, limit));
    }

    /** Two lists, the largest first, as one. */
    private static List<Row> merged(
            List<NamedAmount> others, List<Map.Entry<String, BigInteger>> parties, Row after, int limit) {
        List<Row> rows = new ArrayList<>();
        Row last = after;
        int next = 0;
        while (rows.size() < limit && (next < others.size() || last.parties() < parties.size())) {
            boolean isParty = last.parties() < parties.size()
                    && (next == others.size() || isBefore(parties.get(last.parties()), others.get(next)));
            if (isParty) {
                Map.Entry<String, BigInteger> party = parties.get(last.parties());
                last = new Row(
                        last.rank() + 1, party.getKey(), party.getValue(), last.publishedRank(), last.parties() + 1);
            } else {
                NamedAmount other = others.get(next++);
                last = new Row(last.rank() + 1, other.entity(), other.amount(), other.rank(), last.parties());
            }
            rows.add(last);
        }
        return rows;
    }

    private static boolean isBefore(Map.Entry<String, BigInteger> party, NamedAmount other) {
        int bySize = other.amount().compareTo(party.getValue());
        return bySize != 0 ? bySize < 0 : party.getKey().compareTo(other.entity()) < 0;
    }
}
