package io.chokepoint.api.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract is what runs; {@code -Dgolden.update=true} rewrites it. */
@QuarkusTest
class SchemaSnapshotIT extends ApiTest {
    private static final Path CONTRACT = Path.of("../frontend-contract/schema.graphql");

    @Test
    void theContractIsTheRunningSchema() throws IOException {
        String running = given().auth()
                .oauth2(token("acme-viewer"))
                .get("/graphql/schema.graphql")
                .asString();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(CONTRACT, running);
            return;
        }
        assertThat(Files.readString(CONTRACT))
                .as("%s is stale; run this test with -Dgolden.update=true", CONTRACT)
                .isEqualTo(running);
    }
}
