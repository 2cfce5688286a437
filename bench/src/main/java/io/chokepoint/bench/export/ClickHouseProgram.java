package io.chokepoint.bench.export;

import io.chokepoint.warehouse.ClickHouseAccess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** Has ClickHouse write the bench's table in a format of its own into a file: arguments are the format and the file. */
public final class ClickHouseProgram {
    private static final int OK = 200;

    private ClickHouseProgram() {}

    /** Runs; any failure ends the process with its stack trace. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ClickHouseAccess access = ClickHouseAccess.fromEnvironment(System.getenv());
        String settings = " SETTINGS output_format_parquet_compression_method = 'zstd', max_execution_time = 600";
        HttpRequest request = HttpRequest.newBuilder(access.url())
                .header("X-ClickHouse-User", access.user())
                .header("X-ClickHouse-Key", access.password())
                .POST(BodyPublishers.ofString(AmountTable.selectTyped(access) + settings + " FORMAT " + arguments[0]))
                .build();
        HttpResponse<Path> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(Path.of(arguments[1])));
        if (answer.statusCode() != OK) {
            throw new IOException("ClickHouse answers with status " + answer.statusCode() + "; see " + arguments[1]);
        }
    }
}
