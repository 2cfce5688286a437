package io.chokepoint.api.live;

/** Why a connection is closed: codes of graphql-transport-ws and, below 4000, of WebSockets. */
final class CloseCode {
    /** Bytes of a reason; a frame has no room for more. */
    static final int LONGEST = 120;

    /** A fault of the server. */
    static final short FAULT = 1011;
    /** The client reads too slowly, or a server that is needed does not answer: come again. */
    static final short SLOW = 1013;
    /** A message that is none of the protocol. */
    static final short INVALID = 4400;
    /** No login yet, or the token has ended. */
    static final short EXPIRED = 4401;
    /** The token, or its tenant, is not let in. */
    static final short FORBIDDEN = 4403;
    /** The login did not come in time. */
    static final short LOGIN_TIMEOUT = 4408;
    /** Nothing is heard of the client. */
    static final short SILENT = 4408;
    /** A subscription has the id of another. */
    static final short SAME_ID = 4409;
    /** A second login. */
    static final short TWICE = 4429;
    /** The tenant has as many connections as it may. */
    static final short TOO_MANY = 4503;

    private CloseCode() {}
}
