package io.chokepoint.ingest.collect.ethereum;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import java.net.URI;
import java.util.regex.Pattern;

/** Whole numbers as nodes write them: hexadecimal after {@code 0x}, without leading zeros. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{1,15}");

    private Quantity() {}

    static String of(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** @throws CollectFailure if this is none, or larger than any number of a block or second */
    static long parse(URI url, String what, JsonNode text) {
        if (!text.isTextual() || !FORM.matcher(text.textValue()).matches()) {
            throw new CollectFailure(
                    CollectFault.SCHEMA_CHANGED, url, "%s is %s, which is no quantity".formatted(what, text));
        }
        return Long.parseLong(text.textValue().substring(2), 16);
    }
}
