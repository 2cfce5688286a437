package io.chokepoint.ingest.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What makes several records of one: the elements of a list in a field, or the cells of a wide table.
 *
 * <p>Each of them has the fields of its record and {@link Fields#EACH}, {@link Fields#EACH_KEY} and {@link Fields#EACH_COUNT}.
 * A record without elements makes none. All elements share number and raw text of their record: if one of them is set
 * aside, its record comes back as a whole, and the others are then duplicates.
 *
 * @param field the field that has the list, or null where the cells are the elements
 * @param separator the literal text between the elements, or null if the field is a JSON array or object
 * @param except where the cells are the elements: the columns that are none
 * @param without texts of elements that are no records, such as the zeros of a wide table
 * @param only keys of the elements that are records; empty for all of them
 */
public record Each(String field, String separator, List<String> except, List<String> without, List<String> only)
        implements Expansion {

    public Each {
        except = List.copyOf(except);
        without = List.copyOf(without);
        only = List.copyOf(only);
    }

    @Override
    public List<SourceRecord> of(SourceRecord record) {
        if (record.rejected() != null) {
            return List.of(record);
        }
        List<Element> elements;
        try {
            elements = field == null
                    ? cells(record.fields())
                    : list(record.fields().text(field));
        } catch (RowRejected noList) {
            return List.of(SourceRecord.rejected(record.number(), record.raw(), noList));
        }
        List<SourceRecord> records = new ArrayList<>();
        for (Element element : elements) {
            if (without.contains(element.text()) || !(only.isEmpty() || only.contains(element.key()))) {
                continue;
            }
            Fields fields = new WithElement(record.fields(), element, elements.size());
            records.add(SourceRecord.of(record.number(), record.raw(), fields));
        }
        return records;
    }

    private List<Element> cells(Fields fields) {
        return fields.names().stream()
                .filter(name -> !except.contains(name))
                .map(name -> new Element(name, fields.text(name), null))
                .toList();
    }

    private List<Element> list(String text) throws RowRejected {
        List<Element> elements = new ArrayList<>();
        if (text == null || text.isBlank()) {
            return elements;
        }
        if (separator != null) {
            for (String part : text.split(Pattern.quote(separator), -1)) {
                elements.add(new Element(String.valueOf(elements.size() + 1), part.strip(), null));
            }
            return elements;
        }
        JsonNode node = json(text);
        if (node.isArray()) {
            node.forEach(element ->
                    elements.add(new Element(String.valueOf(elements.size() + 1), ExactJson.text(element), element)));
        } else {
            node.fields()
                    .forEachRemaining(member -> elements.add(
                            new Element(member.getKey(), ExactJson.text(member.getValue()), member.getValue())));
        }
        return elements;
    }

    private JsonNode json(String text) throws RowRejected {
        try {
            JsonNode node = ExactJson.parse(text);
            if (node.isContainerNode()) {
                return node;
            }
        } catch (IOException malformed) {
            throw notAList(text, malformed);
        }
        throw notAList(text, null);
    }

    private RowRejected notAList(String text, IOException malformed) {
        return new RowRejected(
                ReasonCode.MALFORMED_ROW,
                "Field '%s' is %s, which is no JSON array or object%s; if it is a list, declare each.separator"
                        .formatted(
                                field,
                                Quoted.of(text),
                                malformed == null ? "" : " (" + ExactJson.complaint(malformed) + ")"));
    }

    /** One element; node is null where it is no JSON. */
    private record Element(String key, String text, JsonNode node) {
        String text(String path) {
            return path.isEmpty() ? text : node == null ? null : ExactJson.text(node.at(JsonPointer.compile(path)));
        }
    }

    private record WithElement(Fields fields, Element element, int count) implements Fields {
        @Override
        public String text(String field) {
            if (field.equals(EACH_KEY)) {
                return element.key();
            }
            if (field.equals(EACH_COUNT)) {
                return String.valueOf(count);
            }
            if (field.equals(EACH) || field.startsWith(EACH + "/")) {
                return element.text(field.substring(EACH.length()));
            }
            return fields.text(field);
        }

        @Override
        public List<String> names() {
            return fields.names();
        }
    }
}
