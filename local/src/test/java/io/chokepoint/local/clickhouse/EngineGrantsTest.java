package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EngineGrantsTest {

    @Test
    void everyUserIsARoleWithItsGrantsAndNoSource() {
        String xml = EngineGrants.usersXml(
                List.of(
                        EngineConfig.Account.of(ClickHouseUser.migrator("m", "p")),
                        EngineConfig.Account.of(ClickHouseUser.writer("w", "p", "d.t")),
                        EngineConfig.Account.of(ClickHouseUser.reader("r", "p", List.of("d.v")))),
                60);
        assertThat(xml)
                .contains("<user_w>", "GRANT SELECT, INSERT ON d.t<", "GRANT SELECT ON d.v<", "GRANT user_m<")
                .doesNotContain("SOURCES", "GRANT ALL", "FILE", "URL");
    }

    @Test
    void passwordsAreKeptAsHashes() {
        EngineConfig.Account account = EngineConfig.Account.of(ClickHouseUser.migrator("m", "secret"));
        assertThat(account.toString()).doesNotContain("secret,").doesNotContain("=secret");
        assertThat(account.hasPassword("secret")).isTrue();
        assertThat(account.hasPassword("Secret")).isFalse();
    }

    @Test
    void aUserThatCouldEscapeItsGrantIsNotMade() {
        assertThatThrownBy(() -> ClickHouseUser.reader("r", "p", List.of("d.v, d.x")))
                .hasMessageContaining("database.table");
        assertThatThrownBy(() -> ClickHouseUser.reader("R</query>", "p", List.of("d.v")))
                .hasMessageContaining("no user name");
        assertThatThrownBy(() -> ClickHouseUser.writer("w", "p")).hasMessageContaining("needs the tables");
    }
}
