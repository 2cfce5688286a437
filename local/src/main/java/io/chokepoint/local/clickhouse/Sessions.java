package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.http.QueryRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** HTTP sessions of one user: each has a connection of its own, one request at a time, until it is idle too long. */
final class Sessions {

    private static final int MAX_SESSIONS = 64;

    private final Supplier<UserConnection> opener;
    private final Executor background;
    private final Map<String, Session> sessions = new HashMap<>();

    Sessions(Supplier<UserConnection> opener, Executor background) {
        this.opener = opener;
        this.background = background;
    }

    /** @throws EngineException if the session is busy, or does not exist and must */
    synchronized Lease acquire(QueryRequest.Session wanted) {
        Session session = sessions.get(wanted.id());
        if (session == null) {
            session = create(wanted);
        }
        if (session.busy) {
            throw EngineException.of(
                    EngineException.SESSION_IS_LOCKED,
                    "SESSION_IS_LOCKED",
                    "Session " + wanted.id() + " is locked by a concurrent client");
        }
        session.busy = true;
        return new SessionLease(session, wanted);
    }

    private Session create(QueryRequest.Session wanted) {
        if (wanted.mustExist()) {
            throw EngineException.of(
                    EngineException.SESSION_NOT_FOUND, "SESSION_NOT_FOUND", "Session " + wanted.id() + " not found");
        }
        if (sessions.size() >= MAX_SESSIONS) {
            throw EngineException.of(
                    EngineException.TOO_MANY_SIMULTANEOUS_QUERIES,
                    "TOO_MANY_SIMULTANEOUS_QUERIES",
                    "The user has " + MAX_SESSIONS + " open sessions; close some, or let them expire");
        }
        Session session = new Session(opener.get());
        sessions.put(wanted.id(), session);
        return session;
    }

    /** Drops what nobody used for its time-out. */
    synchronized void expire() {
        long now = System.nanoTime();
        for (Iterator<Session> all = sessions.values().iterator(); all.hasNext(); ) {
            Session session = all.next();
            if (!session.busy && now - session.expiresAt > 0) {
                all.remove();
                background.execute(session.connection::close);
            }
        }
    }

    /** Closes all of them. */
    synchronized void close() {
        sessions.values().forEach(session -> session.connection.close());
        sessions.clear();
    }

    private synchronized void release(SessionLease lease) {
        lease.session.busy = false;
        lease.session.expiresAt = System.nanoTime() + lease.wanted.timeout().toNanos();
        if (lease.retired || lease.wanted.ends()) {
            sessions.remove(lease.wanted.id());
            background.execute(() -> {
                lease.session.connection.settle();
                lease.session.connection.close();
            });
        }
    }

    private static final class Session {

        private final UserConnection connection;
        private boolean busy;
        private long expiresAt;

        Session(UserConnection connection) {
            this.connection = connection;
        }
    }

    private final class SessionLease implements Lease {

        private final Session session;
        private final QueryRequest.Session wanted;
        private boolean retired;

        SessionLease(Session session, QueryRequest.Session wanted) {
            this.session = session;
            this.wanted = wanted;
        }

        @Override
        public UserConnection connection() {
            return session.connection;
        }

        @Override
        public void retire() {
            retired = true;
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
