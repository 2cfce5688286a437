package io.chokepoint.export.schedule;

import io.chokepoint.export.pack.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which slots of a schedule are due, and what each covers.
 *
 * @param schedule the slots
 * @param startAt slots before it do not count
 * @param endAt slots at or after it do not count; empty for no end
 * @param catchUp what becomes of slots that have passed
 * @param startDeadline how late a slot may still start under {@link CatchUp#NONE}
 */
public record Agenda(
        Schedule schedule, Instant startAt, Optional<Instant> endAt, CatchUp catchUp, Duration startDeadline) {
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_COUNTED = 10_000;

    /**
     * Slots that passed and have no run.
     *
     * @param first the first of them
     * @param last the last of them
     * @param count how many; empty where they are more than ten thousand
     */
    public record Skipped(Instant first, Instant last, OptionalInt count) {}

    /**
     * The slots that are to run now, the oldest first; at most a hundred, the rest when these are recorded.
     *
     * @param done last slot that is dealt with; empty at the beginning
     */
    public List<Instant> due(Optional<Instant> done, Instant now) {
        Instant from = done.filter(last -> !last.isBefore(startAt)).orElse(startAt.minusNanos(1));
        return switch (catchUp) {
            case ALL -> walk(from, now);
            case LATEST -> latest(from, now);
            case NONE -> latest(later(from, now.minus(startDeadline).minusNanos(1)), now);
        };
    }

    /** The slots that have passed and are not to run, as {@link CatchUp} wants it; they lie before those that are due. */
    public Optional<Skipped> skipped(Optional<Instant> done, Instant now) {
        if (catchUp == CatchUp.ALL) {
            return Optional.empty();
        }
        Instant from = done.filter(last -> !last.isBefore(startAt)).orElse(startAt.minusNanos(1));
        List<Instant> due = due(done, now);
        Optional<Instant> last = due.isEmpty() ? latest(from, now).stream().findFirst() : schedule.previous(due.get(0));
        return last.filter(slot -> slot.isAfter(from))
                .map(slot -> new Skipped(schedule.next(from).orElse(slot), slot, count(from, slot)));
    }

    private OptionalInt count(Instant from, Instant last) {
        int count = 0;
        for (Optional<Instant> slot = schedule.next(from);
                slot.filter(found -> !found.isAfter(last)).isPresent();
                slot = schedule.next(slot.get())) {
            count++;
            if (count > MOST_COUNTED) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(count);
    }

    /** The first slot that counts after an instant. */
    public Optional<Instant> next(Instant after) {
        Instant from = later(after, startAt.minusNanos(1));
        return schedule.next(from).filter(this::isBeforeEnd);
    }

    /**
     * What a slot covers: the whole days, in UTC, between its own and the slot before. Empty where the two are of one day.
     */
    public Optional<Period> period(Instant slot) {
        LocalDate end = day(slot);
        LocalDate start = schedule.previous(slot).map(Agenda::day).orElse(end.minusDays(1));
        return start.isBefore(end) ? Optional.of(Period.ofDays(start, end)) : Optional.empty();
    }

    private List<Instant> walk(Instant from, Instant now) {
        List<Instant> slots = new ArrayList<>();
        Optional<Instant> slot = schedule.next(from);
        while (slots.size() < MOST_AT_ONCE
                && slot.filter(found -> isDue(found, now)).isPresent()) {
            slots.add(slot.get());
            slot = schedule.next(slot.get());
        }
        return slots;
    }

    private List<Instant> latest(Instant from, Instant now) {
        Instant last = endAt.filter(end -> !end.isAfter(now))
                .map(end -> end.minusNanos(1))
                .orElse(now);
        return schedule.latest(last).filter(slot -> slot.isAfter(from)).stream().toList();
    }

    private boolean isDue(Instant slot, Instant now) {
        return !slot.isAfter(now) && isBeforeEnd(slot);
    }

    private boolean isBeforeEnd(Instant slot) {
        return endAt.filter(end -> !slot.isBefore(end)).isEmpty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
