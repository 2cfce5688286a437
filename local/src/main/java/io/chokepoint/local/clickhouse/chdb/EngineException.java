package io.chokepoint.local.clickhouse.chdb;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error in ClickHouse's form: a numeric code and a message that begins with {@code Code: <code>.}. */
public final class EngineException extends RuntimeException {

    public static final int BAD_ARGUMENTS = 36;
    public static final int NOT_IMPLEMENTED = 48;
    public static final int SYNTAX_ERROR = 62;
    public static final int UNKNOWN_COMPRESSION_METHOD = 89;
    public static final int TIMEOUT_EXCEEDED = 159;
    public static final int READONLY = 164;
    public static final int QUERY_IS_TOO_LARGE = 168;
    public static final int TOO_MANY_SIMULTANEOUS_QUERIES = 202;
    public static final int QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING = 216;
    public static final int SESSION_NOT_FOUND = 372;
    public static final int SESSION_IS_LOCKED = 373;
    public static final int QUERY_WAS_CANCELLED = 394;
    public static final int SETTING_CONSTRAINT_VIOLATION = 452;
    public static final int ACCESS_DENIED = 497;
    public static final int AUTHENTICATION_FAILED = 516;
    public static final int UNKNOWN_EXCEPTION = 1002;

    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\.");
    private static final Set<Integer> ABANDONED = Set.of(TIMEOUT_EXCEEDED, QUERY_WAS_CANCELLED);

    private final int code;

    private EngineException(int code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * @param code number of ClickHouse's vocabulary
     * @param name its name there, such as {@code ACCESS_DENIED}
     */
    public static EngineException of(int code, String name, String message) {
        return new EngineException(code, "Code: %d. DB::Exception: %s (%s)".formatted(code, message, name));
    }

    public static EngineException accessDenied(String message) {
        return of(ACCESS_DENIED, "ACCESS_DENIED", message);
    }

    public static EngineException badArguments(String message) {
        return of(BAD_ARGUMENTS, "BAD_ARGUMENTS", message);
    }

    public static EngineException syntaxError(String message) {
        return of(SYNTAX_ERROR, "SYNTAX_ERROR", "Syntax error: " + message);
    }

    /** Reads an error as the engine words it. */
    public static EngineException parse(String text) {
        Matcher matcher = CODE.matcher(text);
        return matcher.find()
                ? new EngineException(Integer.parseInt(matcher.group(1)), text)
                : of(UNKNOWN_EXCEPTION, "UNKNOWN_EXCEPTION", text);
    }

    public int code() {
        return code;
    }

    /** Whether the statement was stopped in the middle, by its time limit or by a kill. */
    public boolean abandoned() {
        return ABANDONED.contains(code);
    }
}
