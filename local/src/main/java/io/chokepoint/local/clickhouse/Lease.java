package io.chokepoint.local.clickhouse;

/** The right to use a connection until it is closed. */
interface Lease extends AutoCloseable {

    UserConnection connection();

    /** Has the connection dropped at the end instead of being used again. */
    void retire();

    @Override
    void close();
}
