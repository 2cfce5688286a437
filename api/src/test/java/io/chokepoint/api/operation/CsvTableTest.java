package io.chokepoint.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void aConnectionIsATableOfItsNodes() {
        String csv = CsvTable.of(
                new JsonObject(
                        """
                        {"subjects": {"edges": [
                          {"cursor": "a", "node": {"key": "x", "network": {"id": "eip155:1"}, "tags": ["p", "q"]}},
                          {"cursor": "b", "node": {"key": "y", "network": null, "extra": 1.5}}]}}
                        """));

        assertThat(csv)
                .isEqualTo("cursor,key,network.id,tags,network,extra\r\n"
                        + "a,x,eip155:1,\"[\"\"p\"\",\"\"q\"\"]\",,\r\n"
                        + "b,y,,,,1.5\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsMadeText() {
        String csv = CsvTable.of(
                new JsonObject(
                        """
                        {"rows": [{"a": "=1+1", "b": "-5", "c": "@x", "d": -5, "e": "-x", "f": "two\\nlines, \\"quoted\\""}]}
                        """));

        assertThat(csv).isEqualTo("a,b,c,d,e,f\r\n'=1+1,-5,'@x,-5,'-x,\"two\nlines, \"\"quoted\"\"\"\r\n");
    }

    @Test
    void anObjectWithoutAListIsOneRow() {
        assertThat(CsvTable.of(new JsonObject("{\"viewer\": {\"user\": \"ann\"}}")))
                .isEqualTo("viewer.user\r\nann\r\n");
    }
}
