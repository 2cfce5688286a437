package io.chokepoint.api.graphiql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GraphiqlRoutesTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void thereIsNoSuchAddressInProduction() {
        assertThat(routes("production").getRoutes()).isEmpty();
    }

    @Test
    void theLocalRunHasThePageAndItsFiles() {
        assertThat(routes("local").getRoutes())
                .extracting(route -> route.getPath())
                .contains("/graphiql", "/graphiql/config.json", "/graphiql/graphiql.min.js");
    }

    private static Router routes(String profile) {
        Router router = Router.router(VERTX);
        new GraphiqlRoutes(profile, URI.create("http://127.0.0.1:8180/realms/chokepoint")).register(router);
        return router;
    }
}
