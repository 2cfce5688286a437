package io.chokepoint.ingest.value;

import io.chokepoint.ingest.UserError;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A network.
 *
 * @param id CAIP-2 id such as {@code eip155:1}, or a slug where CAIP-2 has none
 */
public record Network(String id) implements Serializable {
    private static final String ETHEREUM_LIKE = "eip155:";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,31}(:[-_a-zA-Z0-9]{1,32})?");
    private static final Pattern CHAIN = Pattern.compile("[0-9]{1,18}");

    /** @throws UserError if this is no id of a network */
    public Network {
        boolean chain = !id.startsWith(ETHEREUM_LIKE)
                || CHAIN.matcher(id.substring(ETHEREUM_LIKE.length())).matches();
        if (!chain || !ID.matcher(id).matches()) {
            throw new UserError(
                    "Network '%s' is no CAIP-2 id and no slug; write eip155:1 for Ethereum, or such as internet-computer"
                            .formatted(id));
        }
    }

    /** Whether its holders are addresses as Ethereum has them. */
    public boolean ethereumLike() {
        return id.startsWith(ETHEREUM_LIKE);
    }

    /** How its holders are written. */
    public HolderForm holderForm() {
        return ethereumLike() ? HolderForm.EVM_ADDRESS : HolderForm.TEXT;
    }
}
