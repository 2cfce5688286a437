package io.chokepoint.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.keycloak.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the API as a demo user until it answers with a subject: only then have schema, data, login and the tenants' grants
 * all arrived where they are read.
 */
final class FirstAnswer {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String QUESTION = "{\"query\": \"{subjects(first: 1) {totalCount}}\"}";

    private final URI graphql;
    private final TokenClient tokens;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FirstAnswer(URI graphql, URI issuer) {
        this.graphql = graphql;
        this.tokens = new TokenClient(issuer);
    }

    /** @throws PlatformException if no subject is visible in time; the message quotes the last answer */
    void await() {
        Demo.User user = Demo.load().users().get(0);
        String token = tokens.token(user, Optional.empty());
        long limit = System.nanoTime() + LIMIT.toNanos();
        String answer = ask(token);
        while (!showsASubject(answer)) {
            if (System.nanoTime() > limit) {
                throw new PlatformException("The API shows %s no subject after %d s; it says: %s"
                        .formatted(user.name(), LIMIT.toSeconds(), answer));
            }
            pause();
            answer = ask(token);
        }
    }

    private String ask(String token) {
        HttpRequest request = HttpRequest.newBuilder(graphql)
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for the first answer", e);
        }
    }

    private static boolean showsASubject(String answer) {
        try {
            JsonNode count = new ObjectMapper().readTree(answer).at("/data/subjects/totalCount");
            return count.asInt() > 0;
        } catch (IOException e) {
            // Not JSON, so not an answer of GraphQL's: asked again, and quoted when time is up.
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for the first answer", e);
        }
    }
}
