package io.chokepoint.local.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryRequestTest {

    @Test
    void sortsTheUrlIntoInterfaceSettingsAndParameters() {
        QueryRequest request = QueryRequest.decode(
                "query=SELECT%201%2B1&max_threads=2&param_who=a%20b&database=d&query_id=q&default_format=CSV&compress=1",
                Map.of(), Map.of());
        assertThat(request.query()).isEqualTo("SELECT 1+1");
        assertThat(request.settings()).containsExactly(Map.entry("max_threads", "2"));
        assertThat(request.parameters()).containsExactly(Map.entry("who", "a b"));
        assertThat(request.database()).hasValue("d");
        assertThat(request.queryId()).isEqualTo("q");
        assertThat(request.format()).isEqualTo("CSV");
        assertThat(request.responseCompression()).isEqualTo(Compression.NATIVE);
    }

    @Test
    void takesCredentialsFromHeadersThenBasicThenUrl() {
        Map<String, String> basic = Map.of("authorization", "Basic YXBpOnBhOnNz");
        assertThat(QueryRequest.decode("user=u&password=p", basic, Map.of()).user())
                .isEqualTo("api");
        assertThat(QueryRequest.decode("", basic, Map.of()).password()).isEqualTo("pa:ss");
        assertThat(QueryRequest.decode("user=u&password=p", Map.of(), Map.of()).user())
                .isEqualTo("u");
        assertThat(QueryRequest.decode(
                                "", Map.of("authorization", "Basic YXBpOnBhOnNz", "x-clickhouse-user", "h"), Map.of())
                        .user())
                .isEqualTo("h");
        assertThat(QueryRequest.decode("", Map.of(), Map.of()).user()).isEmpty();
    }

    @Test
    void namesEveryQueryItself() {
        assertThat(QueryRequest.decode("", Map.of(), Map.of()).queryId())
                .isNotEqualTo(QueryRequest.decode("", Map.of(), Map.of()).queryId());
    }

    @Test
    void aSessionHasATimeOutWithinAnHour() {
        assertThat(QueryRequest.decode("session_id=s", Map.of(), Map.of())
                        .session()
                        .orElseThrow()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(60));
        assertThatThrownBy(() -> QueryRequest.decode("session_id=s&session_timeout=4000", Map.of(), Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("4000");
    }

    @Test
    void packsOnlyWhatTheClientAccepts() {
        assertThat(QueryRequest.decode("", Map.of("accept-encoding", "gzip"), Map.of())
                        .responseCompression())
                .isEqualTo(Compression.NONE);
        assertThat(QueryRequest.decode("enable_http_compression=1", Map.of("accept-encoding", "gzip, lz4"), Map.of())
                        .responseCompression())
                .isEqualTo(Compression.LZ4);
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThatThrownBy(() -> QueryRequest.decode("query=%zz", Map.of(), Map.of()))
                .isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> QueryRequest.decode("", Map.of("content-encoding", "br"), Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("'br'");
        assertThatThrownBy(() -> QueryRequest.decode("", Map.of("authorization", "Basic !"), Map.of()))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void errorsHaveTheStatusOfTheServer() {
        assertThat(HttpStatus.of(516)).isEqualTo(403);
        assertThat(HttpStatus.of(497)).isEqualTo(403);
        assertThat(HttpStatus.of(60)).isEqualTo(404);
        assertThat(HttpStatus.of(62)).isEqualTo(400);
        assertThat(HttpStatus.of(159)).isEqualTo(408);
        assertThat(HttpStatus.of(241)).isEqualTo(500);
    }

    @Test
    void aFormAddsParametersAndTheRestOfTheStatement() {
        QueryRequest request = QueryRequest.decode(
                "query=SELECT%20&max_threads=2", Map.of(), Map.of("query", "{a:String}", "param_a", "x y"));
        assertThat(request.query()).isEqualTo("SELECT {a:String}");
        assertThat(request.parameters()).containsExactly(Map.entry("a", "x y"));
        assertThat(request.settings()).containsExactly(Map.entry("max_threads", "2"));
    }

    @Test
    void refusesBodiesOfPartsThatAreNoForm() {
        assertThatThrownBy(() -> QueryRequest.decode("", Map.of("content-type", "multipart/mixed"), Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("not taken");
    }
}
