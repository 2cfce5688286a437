package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.chokepoint.local.clickhouse.SharedEngine.Running;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results and inserts in every way that clients use to move them. */
@ExtendWith(SharedEngine.class)
class FormatsIT {

    private static final int MANY = 300_000;

    private final Running running;

    FormatsIT(Running running) {
        this.running = running;
    }

    @BeforeEach
    void emptyTable() {
        running.text("migrator", "CREATE TABLE IF NOT EXISTS chokepoint.moved (a UInt64, b String) ENGINE = Memory");
        running.text("migrator", "TRUNCATE TABLE chokepoint.moved");
    }

    @ParameterizedTest
    @CsvSource({
        "TSVWithNames, 1",
        "TSVWithNamesAndTypes, 2",
        "CSVWithNames, 1",
        "CSVWithNamesAndTypes, 2",
        "JSONCompactEachRowWithNames, 1",
        "JSONCompactEachRowWithNamesAndTypes, 2",
        "TSV, 0",
        "JSONEachRow, 0"
    })
    void aResultOfManyBlocksHasItsHeaderOnce(String format, int headerLines) {
        String text = running.text("api", "SELECT number AS n FROM numbers(" + MANY + ") FORMAT " + format);
        assertThat(text.lines().count()).isEqualTo(MANY + headerLines);
        assertThat(text.lines().filter(line -> line.contains("UInt64")).count()).isEqualTo(headerLines == 2 ? 1 : 0);
    }

    @Test
    void aBinaryResultOfManyBlocksHasItsHeaderOnce() {
        byte[] bytes = running.post(
                        "api",
                        "SELECT number AS n FROM numbers(" + MANY + ")",
                        "default_format=RowBinaryWithNamesAndTypes")
                .body();
        int header = 1 + 2 + 7;
        assertThat(bytes).hasSize(header + MANY * Long.BYTES);
        ByteBuffer rows = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(header);
        for (long n = 0; n < MANY; n++) {
            assertThat(rows.getLong()).isEqualTo(n);
        }
    }

    @Test
    void jdbcReadsManyBlocks() throws SQLException {
        try (Connection connection = running.jdbc("api");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number, toString(number) FROM numbers(" + MANY + ")")) {
            long count = 0;
            while (rows.next()) {
                assertThat(rows.getLong(1)).isEqualTo(count);
                assertThat(rows.getString(2)).isEqualTo(Long.toString(count));
                count++;
            }
            assertThat(count).isEqualTo(MANY);
        }
    }

    @Test
    void jsonIsOneDocument() throws IOException {
        byte[] bytes = running.post("api", "SELECT number AS n FROM numbers(" + MANY + ") FORMAT JSON;", "")
                .body();
        JsonNode document = new ObjectMapper().readTree(bytes);
        assertThat(document.get("rows").asInt()).isEqualTo(MANY);
        assertThat(document.get("data")).hasSize(MANY);
    }

    @Test
    void parquetGoesOutAndComesBack() {
        byte[] parquet = running.post(
                        "api",
                        "SELECT number AS a, concat('é', toString(number)) AS b FROM numbers({n:UInt64})",
                        "default_format=Parquet&param_n=" + MANY)
                .body();
        assertThat(new String(parquet, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        String insert = "query=" + Running.encoded("INSERT INTO chokepoint.moved FORMAT Parquet");
        assertThat(running.send(running.request("loader", insert)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(parquet))
                                .build())
                        .body())
                .isEmpty();
        assertThat(running.text(
                        "loader", "SELECT count(), sum(a), uniqExact(b), any(leftUTF8(b, 1)) FROM chokepoint.moved"))
                .isEqualTo(MANY + "\t" + (long) MANY * (MANY - 1) / 2 + "\t" + MANY + "\té\n");
    }

    @Test
    void noFileOfAResultIsLeft() {
        running.text("api", "SELECT 1 FORMAT JSON");
        running.text("api", "SELECT throwIf(number = 1000000) FROM numbers(2000000) FORMAT JSON");
        assertThat(new EngineFolder(running.folder()).results()).isEmptyDirectory();
    }

    @Test
    void totalsComeAfterTheRows() {
        assertThat(
                        running.text(
                                "api",
                                "SELECT number AS n, count() AS c FROM numbers(3) GROUP BY n WITH TOTALS ORDER BY n FORMAT TSVWithNames"))
                .isEqualTo("n\tc\n0\t1\n1\t1\n2\t1\n\n0\t3\n");
    }

    @Test
    void anEmptyResultHasItsHeader() {
        assertThat(running.text("api", "SELECT 1 AS one WHERE 0 FORMAT TSVWithNamesAndTypes"))
                .isEqualTo("one\nUInt8\n");
    }

    @Test
    void aTrailingCommentDoesNotHideTheFormat() {
        assertThat(running.text("api", "SELECT 1 AS one FORMAT TSVWithNames -- as text"))
                .isEqualTo("one\n1\n");
        assertThat(running.text("api", "SELECT 1 AS one -- FORMAT CSV", "default_format=JSONCompact"))
                .contains("\"data\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "lz4", "zstd"})
    void bodiesArePackedBothWays(String encoding) throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (encoding) {
                    case "gzip" -> new GZIPOutputStream(packed);
                    case "lz4" -> new LZ4FrameOutputStream(packed);
                    default -> new ZstdOutputStream(packed);
                }) {
            for (int i = 0; i < MANY; i++) {
                out.write((i + "\tx\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        // When
        running.send(running.request("loader", "query=" + Running.encoded("INSERT INTO chokepoint.moved FORMAT TSV"))
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                .build());
        HttpResponse<byte[]> answer = running.send(running.request("loader", "enable_http_compression=1")
                .header("Accept-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofString("SELECT a FROM chokepoint.moved ORDER BY a"))
                .build());
        // Then
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue(encoding);
        ByteArrayInputStream body = new ByteArrayInputStream(answer.body());
        byte[] plain =
                switch (encoding) {
                    case "gzip" -> new GZIPInputStream(body).readAllBytes();
                    case "lz4" -> new LZ4FrameInputStream(body).readAllBytes();
                    default -> new ZstdInputStream(body).readAllBytes();
                };
        assertThat(new String(plain, StandardCharsets.US_ASCII).lines().count()).isEqualTo(MANY);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void clientV2InsertsText(boolean packRequest, boolean packResponse) throws Exception {
        try (Client client = new Client.Builder()
                .addEndpoint(running.engine().url())
                .setUsername("loader")
                .setPassword(SharedEngine.PASSWORD)
                .setDefaultDatabase(SharedEngine.DATABASE)
                .compressClientRequest(packRequest)
                .compressServerResponse(packResponse)
                .build()) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < MANY; i++) {
                rows.append(i).append("\tvalue ").append(i).append('\n');
            }
            ByteArrayInputStream data = new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8));
            try (InsertResponse response =
                    client.insert("moved", data, ClickHouseFormat.TSV).get()) {
                assertThat(response.getWrittenRows()).isEqualTo(MANY);
            }
            assertThat(client.queryAll("SELECT uniqExact(b) AS n FROM moved")
                            .get(0)
                            .getLong("n"))
                    .isEqualTo(MANY);
        }
    }

    @Test
    void clientV2InsertsRowBinary() throws Exception {
        try (Client client = new Client.Builder()
                .addEndpoint(running.engine().url())
                .setUsername("loader")
                .setPassword(SharedEngine.PASSWORD)
                .setDefaultDatabase(SharedEngine.DATABASE)
                .build()) {
            ByteBuffer rows = ByteBuffer.allocate(1000 * 10).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < 1000; i++) {
                rows.putLong(i).put((byte) 1).put((byte) 'x');
            }
            client.insert("moved", new ByteArrayInputStream(rows.array()), ClickHouseFormat.RowBinary)
                    .get()
                    .close();
            assertThat(running.text("loader", "SELECT count(), sum(a) FROM chokepoint.moved"))
                    .isEqualTo("1000\t499500\n");
        }
    }

    @Test
    void jdbcInsertsBinaryBatches() throws SQLException {
        Properties binary = new Properties();
        binary.setProperty("beta.row_binary_for_simple_insert", "true");
        binary.setProperty("database", SharedEngine.DATABASE);
        try (Connection connection = running.jdbc("loader", binary);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO moved (a, b) VALUES (?, ?)")) {
            for (int i = 0; i < 1000; i++) {
                insert.setLong(1, i);
                insert.setString(2, "it's \\ " + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        assertThat(running.text("loader", "SELECT b FROM chokepoint.moved WHERE a = 7 FORMAT TSVRaw"))
                .isEqualTo("it's \\ 7\n");
    }

    @Test
    void aLongValuesInsertIsStreamed() {
        StringBuilder sql = new StringBuilder("INSERT INTO chokepoint.moved (a, b) VALUES ");
        for (int i = 0; i < 100_000; i++) {
            sql.append(i == 0 ? "" : ", ").append('(').append(i).append(", 'file (''x'')')");
        }
        assertThat(running.text("loader", sql.toString())).isEmpty();
        assertThat(running.text("loader", "SELECT count() FROM chokepoint.moved"))
                .isEqualTo("100000\n");
    }

    @Test
    void valuesMayBeExpressions() {
        assertThat(running.text("loader", "INSERT INTO chokepoint.moved VALUES (1 + 1, concat('a', 'b'));"))
                .isEmpty();
        assertThat(running.text("loader", "SELECT a, b FROM chokepoint.moved")).isEqualTo("2\tab\n");
    }
}
