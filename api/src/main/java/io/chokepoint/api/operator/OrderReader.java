package io.chokepoint.api.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import java.util.stream.Collectors;

/** Reads what operators send. A field that is not known is refused: a slip must not leave a grant out. */
final class OrderReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private OrderReader() {}

    /**
     * The order that a body holds.
     *
     * @throws ApiException naming the place that does not fit
     */
    static <T> T read(String body, Class<T> type) {
        try {
            T order = JSON.readValue(body, type);
            if (order == null) {
                throw refused("The body is null; send an object");
            }
            return order;
        } catch (JsonMappingException e) {
            String place = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining());
            throw refused("The body does not fit at '%s': %s".formatted(place, e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw refused("The body is not JSON: line %d, column %d"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCode.BAD_USER_INPUT, message);
    }
}
