package io.chokepoint.local.stack;

import io.chokepoint.local.Login;
import io.chokepoint.local.clickhouse.ClickHouseUser;
import io.chokepoint.local.demo.DemoLogins;
import java.util.List;
import java.util.stream.Stream;

/** The users of the local ClickHouse, each held to what its program needs. */
final class ClickHouseUsers {
    private static final List<String> VIEWS = Stream.of(
                    "visible_index_value",
                    "visible_entity_amount",
                    "visible_curve_point",
                    "visible_subject",
                    "visible_index_definition",
                    "visible_publication",
                    "visible_lineage",
                    "visible_alarm")
            .map(ClickHouseUsers::inDatabase)
            .toList();

    private ClickHouseUsers() {}

    static List<ClickHouseUser> all() {
        Login migrator = DemoLogins.CLICKHOUSE_MIGRATOR;
        Login loader = DemoLogins.CLICKHOUSE_LOADER;
        Login projector = DemoLogins.CLICKHOUSE_PROJECTOR;
        Login api = DemoLogins.CLICKHOUSE_API;
        return List.of(
                ClickHouseUser.migrator(migrator.user(), migrator.password()),
                ClickHouseUser.writer(loader.user(), loader.password(), inDatabase("*")),
                ClickHouseUser.writer(projector.user(), projector.password(), inDatabase("tenant_grant")),
                ClickHouseUser.reader(api.user(), api.password(), VIEWS));
    }

    private static String inDatabase(String table) {
        return StackEnvironment.CLICKHOUSE_DATABASE + "." + table;
    }
}
