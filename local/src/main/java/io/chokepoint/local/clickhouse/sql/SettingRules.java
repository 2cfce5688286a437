package io.chokepoint.local.clickhouse.sql;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which engine settings a client may change, in a URL as in a {@code SETTINGS} clause. */
public enum SettingRules {
    /** Everything but what would leave the user's role or change how SQL is read. */
    OPEN {
        @Override
        boolean allows(String name) {
            return true;
        }
    },

    /** Limits, which the profile bounds from above, and the looks of a result. */
    READER {
        @Override
        boolean allows(String name) {
            return READER_NAMES.contains(name) || READER_PREFIXES.stream().anyMatch(name::startsWith);
        }
    };

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Set<String> NEVER = Set.of("profile", "role", "readonly", "dialect", "default_format");

    // Their values are paths of files that the engine would read.
    private static final Pattern FILES_OF_FORMATS = Pattern.compile("^format_(schema|template|avro_schema)");

    private static final Set<String> READER_NAMES = Set.of(
            "max_execution_time",
            "max_threads",
            "max_block_size",
            "max_memory_usage",
            "max_result_rows",
            "max_result_bytes",
            "max_rows_to_read",
            "max_bytes_to_read",
            "result_overflow_mode",
            "read_overflow_mode",
            "timeout_overflow_mode",
            "extremes",
            "limit",
            "offset",
            "join_use_nulls",
            "log_comment",
            "session_timezone",
            "date_time_input_format",
            "date_time_output_format");

    private static final List<String> READER_PREFIXES = List.of("output_format_");

    abstract boolean allows(String name);

    /** @throws EngineException if the setting may not be changed */
    public void require(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw EngineException.badArguments("'" + name + "' is no name of a setting");
        }
        if (NEVER.contains(lower) || FILES_OF_FORMATS.matcher(lower).find() || !allows(lower)) {
            throw EngineException.of(
                    EngineException.SETTING_CONSTRAINT_VIOLATION,
                    "SETTING_CONSTRAINT_VIOLATION",
                    "Setting " + name + " should not be changed");
        }
    }
}
