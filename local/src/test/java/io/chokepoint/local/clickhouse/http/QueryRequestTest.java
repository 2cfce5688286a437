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
                Map.of());
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
        assertThat(QueryRequest.decode("user=u&password=p", basic).user()).isEqualTo("api");
        assertThat(QueryRequest.decode("", basic).password()).isEqualTo("pa:ss");
        assertThat(QueryRequest.decode("user=u&password=p", Map.of()).user()).isEqualTo("u");
        assertThat(QueryRequest.decode("", Map.of("authorization", "Basic YXBpOnBhOnNz", "x-clickhouse-user", "h"))
                        .user())
                .isEqualTo("h");
        assertThat(QueryRequest.decode("", Map.of()).user()).isEmpty();
    }

    @Test
    void namesEveryQueryItself() {
        assertThat(QueryRequest.decode("", Map.of()).queryId())
                .isNotEqualTo(QueryRequest.decode("", Map.of()).queryId());
    }

    @Test
    void aSessionHasATimeOutWithinAnHour() {
        assertThat(QueryRequest.decode("session_id=s", Map.of())
                        .session()
                        .orElseThrow()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(60));
        assertThatThrownBy(() -> QueryRequest.decode("session_id=s&session_timeout=4000", Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("4000");
    }

    @Test
    void packsOnlyWhatTheClientAccepts() {
        assertThat(QueryRequest.decode("", Map.of("accept-encoding", "gzip")).responseCompression())
                .isEqualTo(Compression.NONE);
        assertThat(QueryRequest.decode("enable_http_compression=1", Map.of("accept-encoding", "gzip, lz4"))
                        .responseCompression())
                .isEqualTo(Compression.LZ4);
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThatThrownBy(() -> QueryRequest.decode("query=%zz", Map.of())).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> QueryRequest.decode("", Map.of("content-encoding", "br")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("'br'");
        assertThatThrownBy(() -> QueryRequest.decode("", Map.of("authorization", "Basic !")))
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
}
