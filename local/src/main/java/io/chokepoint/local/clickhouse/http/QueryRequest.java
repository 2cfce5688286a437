package io.chokepoint.local.clickhouse.http;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One HTTP request in the words of ClickHouse's interface: URL parameters, then headers, then defaults.
 *
 * @param user empty if the client names none
 * @param query the URL's part of the statement, followed by the body
 * @param settings engine settings by name
 * @param parameters values of {@code {name:Type}} by name, in escaped text form
 * @param format of the result, unless the statement names one
 */
public record QueryRequest(
        String user,
        String password,
        Optional<String> database,
        String queryId,
        String query,
        Map<String, String> settings,
        Map<String, String> parameters,
        String format,
        Optional<Session> session,
        Compression requestCompression,
        Compression responseCompression,
        boolean waitEndOfQuery) {

    /**
     * State that outlives a request.
     *
     * @param mustExist whether an unknown id is an error
     * @param ends whether it is dropped after this request
     */
    public record Session(String id, Duration timeout, boolean mustExist, boolean ends) {}

    static final String DEFAULT_FORMAT = "TabSeparated";

    private static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration MAX_SESSION_TIMEOUT = Duration.ofHours(1);
    private static final String PARAMETER_PREFIX = "param_";
    private static final String QUERY = "query";

    /** Parameters of the interface; every other one is a setting of the engine. */
    private static final Set<String> INTERFACE_PARAMETERS = Set.of(
            QUERY,
            "database",
            "default_format",
            "user",
            "password",
            "quota_key",
            "query_id",
            "session_id",
            "session_timeout",
            "session_check",
            "close_session",
            "compress",
            "decompress",
            "enable_http_compression",
            "http_zlib_compression_level",
            "network_compression_method",
            "network_zstd_compression_level",
            "http_write_exception_in_output_format",
            "http_response_headers",
            "stacktrace",
            "buffer_size",
            "wait_end_of_query",
            "send_progress_in_http_headers",
            "http_headers_progress_interval_ms",
            "client_protocol_version");

    public QueryRequest {
        settings = Map.copyOf(settings);
        parameters = Map.copyOf(parameters);
    }

    /**
     * @param rawQuery the URL's query, still encoded; empty if there is none
     * @param headers by name in lower case
     * @param form fields of the body where it is a form: parameters, and the rest of the statement
     * @throws EngineException if something cannot be read
     */
    static QueryRequest decode(String rawQuery, Map<String, String> headers, Map<String, String> form) {
        Map<String, String> url = parseUrl(rawQuery);
        ParameterForm.refuseOthers(headers.getOrDefault("content-type", ""));
        Map<String, String> all = new LinkedHashMap<>(url);
        form.forEach(
                (name, value) -> all.merge(name, value, name.equals(QUERY) ? String::concat : (old, more) -> more));
        String[] credentials = credentials(url, headers);
        return new QueryRequest(
                credentials[0],
                credentials[1],
                first(url.get("database"), headers.get("x-clickhouse-database")),
                first(url.get("query_id"), headers.get("x-clickhouse-query-id"))
                        .orElseGet(() -> UUID.randomUUID().toString()),
                all.getOrDefault(QUERY, ""),
                settings(url),
                parameters(all),
                first(url.get("default_format"), headers.get("x-clickhouse-format"))
                        .orElse(DEFAULT_FORMAT),
                session(url),
                isOn(url, "decompress")
                        ? Compression.NATIVE
                        : Compression.ofContent(headers.getOrDefault("content-encoding", "")),
                responseCompression(url, headers),
                isOn(url, "wait_end_of_query"));
    }

    private static Map<String, String> parseUrl(String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                parameters.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw EngineException.badArguments("The URL is not percent-encoded: " + e.getMessage());
        }
    }

    /** Header pair first, then basic authentication, then the URL, as the server does. */
    private static String[] credentials(Map<String, String> url, Map<String, String> headers) {
        if (headers.containsKey("x-clickhouse-user") || headers.containsKey("x-clickhouse-key")) {
            return new String[] {
                headers.getOrDefault("x-clickhouse-user", ""), headers.getOrDefault("x-clickhouse-key", "")
            };
        }
        String authorization = headers.getOrDefault("authorization", "");
        if (authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return basic(authorization.substring("basic ".length()).trim());
        }
        return new String[] {url.getOrDefault("user", ""), url.getOrDefault("password", "")};
    }

    private static String[] basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? new String[] {pair, ""}
                    : new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
        } catch (IllegalArgumentException e) {
            throw EngineException.badArguments("The Authorization header is not base64: " + e.getMessage());
        }
    }

    private static Map<String, String> settings(Map<String, String> url) {
        Map<String, String> settings = new TreeMap<>();
        url.forEach((name, value) -> {
            if (!INTERFACE_PARAMETERS.contains(name) && !name.startsWith(PARAMETER_PREFIX)) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    private static Map<String, String> parameters(Map<String, String> url) {
        Map<String, String> parameters = new TreeMap<>();
        url.forEach((name, value) -> {
            if (name.startsWith(PARAMETER_PREFIX)) {
                parameters.put(name.substring(PARAMETER_PREFIX.length()), value);
            }
        });
        return parameters;
    }

    private static Optional<Session> session(Map<String, String> url) {
        String id = url.getOrDefault("session_id", "");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Session(id, sessionTimeout(url), isOn(url, "session_check"), isOn(url, "close_session")));
    }

    private static Duration sessionTimeout(Map<String, String> url) {
        String text = url.get("session_timeout");
        if (text == null) {
            return DEFAULT_SESSION_TIMEOUT;
        }
        try {
            Duration timeout = Duration.ofSeconds(Long.parseLong(text));
            if (!timeout.isNegative() && timeout.compareTo(MAX_SESSION_TIMEOUT) <= 0) {
                return timeout;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message, which names the value.
        }
        throw EngineException.badArguments("session_timeout '%s' is not a number of seconds from 0 to %d"
                .formatted(text, MAX_SESSION_TIMEOUT.toSeconds()));
    }

    private static Compression responseCompression(Map<String, String> url, Map<String, String> headers) {
        if (isOn(url, "compress")) {
            return Compression.NATIVE;
        }
        return isOn(url, "enable_http_compression")
                ? Compression.accepted(headers.getOrDefault("accept-encoding", ""))
                : Compression.NONE;
    }

    private static boolean isOn(Map<String, String> url, String name) {
        String value = url.getOrDefault(name, "0");
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    private static Optional<String> first(String preferred, String other) {
        return Optional.ofNullable(preferred).filter(text -> !text.isEmpty()).or(() -> Optional.ofNullable(other)
                .filter(text -> !text.isEmpty()));
    }
}
