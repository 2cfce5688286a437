package io.chokepoint.local.clickhouse;

import java.util.List;
import java.util.stream.Stream;

/**
 * The engine's own access rules, as its configuration files.
 *
 * <p>The embedded engine has one user, and no place to store more. But it takes roles from its configuration, and a
 * connection that switches to one role has exactly that role's grants: so each user of the server is a role. No role
 * holds a source ({@code FILE}, {@code URL}, {@code REMOTE} and so on).
 */
final class EngineGrants {

    private static final List<String> TABLE_ENGINES = List.of(
            "MergeTree",
            "ReplacingMergeTree",
            "SummingMergeTree",
            "AggregatingMergeTree",
            "CollapsingMergeTree",
            "VersionedCollapsingMergeTree",
            "CoalescingMergeTree",
            "Memory",
            "Log",
            "TinyLog",
            "StripeLog",
            "Null",
            "Set",
            "Join",
            "Buffer",
            "Atomic");

    private static final String MIGRATOR_GRANT =
            "GRANT SHOW, SELECT, INSERT, ALTER, CREATE DATABASE, CREATE TABLE, CREATE VIEW, CREATE TEMPORARY TABLE,"
                    + " DROP, UNDROP TABLE, TRUNCATE, OPTIMIZE ON *.*";

    private static final String READER_MAX_MEMORY_BYTES = "4000000000";

    private EngineGrants() {}

    static String roleOf(EngineConfig.Account account) {
        return "user_" + account.name();
    }

    /** Statements that bring a new connection into its user's role; the profile bounds a reader's settings. */
    static List<String> enter(EngineConfig.Account account) {
        String role = "SET ROLE " + roleOf(account);
        return account.kind() == ClickHouseUser.Kind.READER
                ? List.of(role, "SET profile = 'reader'", "SET readonly = 2")
                : List.of(role);
    }

    static String engineXml(EngineFolder folder) {
        return """
                <clickhouse>
                  <users_config>%s</users_config>
                  <timezone>UTC</timezone>
                </clickhouse>
                """
                .formatted(xml(folder.usersXml().toString()));
    }

    static String usersXml(List<EngineConfig.Account> accounts, long readerMaxSeconds) {
        StringBuilder roles = new StringBuilder();
        StringBuilder granted = new StringBuilder();
        for (EngineConfig.Account account : accounts) {
            roles.append("    <").append(roleOf(account)).append("><grants>\n");
            grants(account)
                    .forEach(grant ->
                            roles.append("      <query>").append(xml(grant)).append("</query>\n"));
            roles.append("    </grants></").append(roleOf(account)).append(">\n");
            granted.append("      <query>GRANT ").append(roleOf(account)).append("</query>\n");
        }
        return """
                <clickhouse>
                  <profiles>
                    <default/>
                    <reader><constraints>
                      <max_execution_time><min>0.001</min><max>%d</max></max_execution_time>
                      <max_memory_usage><min>1</min><max>%s</max></max_memory_usage>
                    </constraints></reader>
                  </profiles>
                  <roles>
                %s  </roles>
                  <users><default>
                    <password></password>
                    <networks><ip>127.0.0.1</ip><ip>::1</ip><ip>::ffff:127.0.0.1</ip></networks>
                    <profile>default</profile>
                    <quota>default</quota>
                    <grants>
                %s    </grants>
                  </default></users>
                  <quotas><default/></quotas>
                </clickhouse>
                """
                .formatted(readerMaxSeconds, READER_MAX_MEMORY_BYTES, roles, granted);
    }

    private static List<String> grants(EngineConfig.Account account) {
        // Without a database of its own in the URL a client works in this one.
        Stream<String> common = Stream.of("GRANT SHOW DATABASES ON default.*");
        Stream<String> own =
                switch (account.kind()) {
                    case MIGRATOR ->
                        Stream.concat(
                                Stream.of(MIGRATOR_GRANT),
                                TABLE_ENGINES.stream().map(engine -> "GRANT TABLE ENGINE ON " + engine));
                    case WRITER ->
                        Stream.concat(
                                Stream.of("GRANT CREATE TEMPORARY TABLE ON *.*"),
                                account.tables().stream()
                                        .flatMap(table ->
                                                Stream.of("GRANT SELECT, INSERT ON " + table, showDatabase(table))));
                    case READER ->
                        account.tables().stream()
                                .flatMap(view -> Stream.of("GRANT SELECT ON " + view, showDatabase(view)));
                };
        return Stream.concat(common, own).distinct().toList();
    }

    private static String showDatabase(String table) {
        return "GRANT SHOW DATABASES ON " + table.substring(0, table.indexOf('.')) + ".*";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
