package io.chokepoint.api.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.export.deliver.Receipt;

/** Receipts as they are kept. */
final class ReceiptJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReceiptJson() {}

    static String of(DestinationRow destination, Receipt receipt) {
        return MAPPER.createObjectNode()
                .put("destination", destination.id())
                .put("location", receipt.location())
                .put("files", receipt.files())
                .put("bytes", receipt.bytes())
                .put("proof", receipt.proof())
                .put("alreadyThere", receipt.alreadyThere())
                .toString();
    }

    static Receipt read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return new Receipt(
                    node.path("location").asText(),
                    node.path("files").asInt(),
                    node.path("bytes").asLong(),
                    node.path("proof").asText(),
                    node.path("alreadyThere").asBoolean());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The row holds no receipt", e);
        }
    }
}
