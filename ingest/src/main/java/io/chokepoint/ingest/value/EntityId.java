package io.chokepoint.ingest.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids of entities, such as {@code binance} or {@code binance/hot-14}: what labels with the same one belong to. */
public final class EntityId {
    private static final int LONGEST = 100;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,99}");

    private EntityId() {}

    /**
     * The id that this text is.
     *
     * @throws RowRejected if it is absent or none; the message then names one to write instead, where the text gives one
     */
    public static String parse(String text) throws RowRejected {
        if (text == null || text.isBlank()) {
            throw new RowRejected(ReasonCode.MISSING_FIELD, "The row names no entity");
        }
        String id = text.strip();
        if (!ID.matcher(id).matches()) {
            String near = near(id);
            throw new RowRejected(
                    ReasonCode.ENTITY_INVALID,
                    "The entity %s is no id: lower-case letters, digits and . _ / - only, 100 at most%s"
                            .formatted(Quoted.of(id), near.isEmpty() ? "" : "; write " + near));
        }
        return id;
    }

    /**
     * The id that is made of a name: lower case, without accents, other characters as hyphens.
     *
     * @throws RowRejected if the name is absent or has no letter and no digit that an id may have
     */
    public static String ofName(String name) throws RowRejected {
        return parse(name == null || name.isBlank() ? name : near(name.strip()));
    }

    private static String near(String name) {
        String near = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._/]+", "-")
                .replaceFirst("^[^a-z0-9]+", "");
        return near.substring(0, Math.min(near.length(), LONGEST)).replaceFirst("-+$", "");
    }
}
