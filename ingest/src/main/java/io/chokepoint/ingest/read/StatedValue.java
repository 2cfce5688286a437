package io.chokepoint.ingest.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import io.chokepoint.ingest.value.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/** A single value that a JSON document states beside its records. */
public final class StatedValue {
    private StatedValue() {}

    /**
     * The text at this pointer, or null if there is none.
     *
     * @throws RefusedFile if the file is no JSON
     */
    public static String at(SourceFile file, String pointer, Configuration configuration) {
        try (InputStream in = file.open(configuration);
                JsonParser parser = new FilteringParserDelegate(
                        ExactJson.FACTORY.createParser(in),
                        new JsonPointerBasedFilter(pointer),
                        TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                        false)) {
            return parser.nextToken() == null || !parser.currentToken().isScalarValue() ? null : parser.getText();
        } catch (JsonProcessingException malformed) {
            throw new RefusedFile(
                    ReasonCode.FILE_MALFORMED,
                    file.uri(),
                    "the document is no JSON: " + ExactJson.complaint(malformed));
        } catch (IOException failure) {
            throw file.unreadable(failure);
        }
    }
}
