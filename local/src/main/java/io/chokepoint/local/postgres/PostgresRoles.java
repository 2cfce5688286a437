package io.chokepoint.local.postgres;

import io.chokepoint.local.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The logins of a local PostgreSQL.
 *
 * @param superuser creates the others; no program of the platform uses it
 * @param owner     owns database and tables of {@code chokepoint}, runs the migrations
 * @param app       reads and writes rows for the API, held by row-level security
 * @param keycloak  owns database {@code keycloak}
 */
public record PostgresRoles(Login superuser, Login owner, Login app, Login keycloak) {

    /** Statements that create roles and databases on a new server. */
    List<String> creation() {
        List<String> statements = new ArrayList<>();
        Stream.of(owner, app, keycloak).map(PostgresRoles::plainRole).forEach(statements::add);
        statements.add(
                "ALTER ROLE %s PASSWORD %s".formatted(identifier(superuser.user()), literal(superuser.password())));
        statements.addAll(database(Postgres.DATABASE, owner));
        statements.add("GRANT CONNECT ON DATABASE %s TO %s".formatted(Postgres.DATABASE, identifier(app.user())));
        statements.addAll(database("keycloak", keycloak));
        return List.copyOf(statements);
    }

    /** Statements that replace a database by an empty one. */
    List<String> recreation(String database, Login owner) {
        List<String> statements = new ArrayList<>();
        statements.add("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(identifier(database)));
        statements.addAll(database(database, owner));
        return List.copyOf(statements);
    }

    private static List<String> database(String name, Login owner) {
        return List.of(
                "CREATE DATABASE %s OWNER %s".formatted(identifier(name), identifier(owner.user())),
                "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(identifier(name)));
    }

    private static String plainRole(Login login) {
        return "CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %s"
                .formatted(identifier(login.user()), literal(login.password()));
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
