package io.chokepoint.local.clickhouse;

import java.nio.charset.StandardCharsets;

/** A statement between its start and its last byte. */
final class RunningQuery {

    private final long number;
    private final String user;
    private final String queryId;
    private final String sql;
    private volatile boolean killed;

    /**
     * @param number unique in this process
     * @param queryId the client's name for it
     * @param sql its beginning, for people
     */
    RunningQuery(long number, String user, String queryId, String sql) {
        this.number = number;
        this.user = user;
        this.queryId = queryId;
        this.sql = sql;
    }

    /** Comment by which the engine's process list knows it; the C interface takes no query id. */
    String tag() {
        return "/*chokepoint:" + number + "*/ ";
    }

    byte[] tagged(byte[] statement) {
        byte[] tag = tag().getBytes(StandardCharsets.US_ASCII);
        byte[] tagged = new byte[tag.length + statement.length];
        System.arraycopy(tag, 0, tagged, 0, tag.length);
        System.arraycopy(statement, 0, tagged, tag.length, statement.length);
        return tagged;
    }

    String user() {
        return user;
    }

    String queryId() {
        return queryId;
    }

    String sql() {
        return sql;
    }

    void markKilled() {
        killed = true;
    }

    /** Whether somebody wants it to stop. */
    boolean isKilled() {
        return killed;
    }
}
