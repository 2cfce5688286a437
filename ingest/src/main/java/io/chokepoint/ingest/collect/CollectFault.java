package io.chokepoint.ingest.collect;

/** Why collecting stopped. The name is the code; none of these is ever taken for an empty success. */
public enum CollectFault {
    /** The URL is not below a base URL of the source. */
    HOST_NOT_CONFIGURED("name the host with --base-url if it is meant"),
    /** The host's name leads to an address inside a private network, or a loopback base URL leads out of the machine. */
    ADDRESS_NOT_PUBLIC(
            "check the name in DNS; only a base URL that is itself a loopback address may stay on this machine"),
    /** The source sends elsewhere: to another host, port or scheme, in circles, or away from a POST. */
    REDIRECT_REFUSED("if the source has moved, name its new place with --base-url"),
    /** No connection, or none that lasted until the answer began. */
    UNREACHABLE("check the network and run again; what has landed is not asked again"),
    /** The whole answer was not there in time. */
    TIMED_OUT("run again later, or allow more with --timeout"),
    /** The source answers 429 still, or asks for a longer pause than is kept. */
    RATE_LIMITED("run again later; what has landed is not asked again"),
    /** The source answers 5xx or 408 still. */
    UPSTREAM_FAILED("run again later; what has landed is not asked again"),
    /** The source knows nothing of that name. */
    NOT_THERE("check the name as the source spells it"),
    /** The source answers with a status that is neither success nor worth another try. */
    REQUEST_REFUSED("read the source's documentation of this status; the request may have to change"),
    /** The body ends before it should. */
    TRUNCATED("run again; if it stays, a proxy between may cut answers"),
    /** The body is larger than allowed. */
    TOO_LARGE("allow more with --max-megabytes if the source has really grown"),
    /** The body is neither plain nor gzip. */
    ENCODING_UNKNOWN("the source ignores Accept-Encoding; collect through a base URL that does not"),
    /** The body is not one JSON value. */
    INVALID_JSON("look at the URL; a page meant for people may stand in place of data"),
    /** A GraphQL answer that reports errors. */
    UPSTREAM_ERRORS("read the source's message; run again later if it is not about the request"),
    /** Something that the page cannot do without is missing or of another kind. */
    SCHEMA_CHANGED("compare the page with the source's documentation; the collector has to learn the new shape"),
    /** Nothing, where the same question had records before. */
    EMPTY_PAGE("look at the URL; if it is really empty now, collect with --again"),
    /** A list ends after fewer than half of the records that it had before. */
    LIST_SHRUNK("run again later, which goes on here; if it has really become shorter, collect with --again"),
    /** The host wants a key, and there is none. */
    KEY_MISSING("put the key into that environment variable, or name a place that needs none with --base-url"),
    /** A page of a sweep is not in the order that was asked for, so that going on could lose records. */
    OUT_OF_ORDER("the source no longer sorts as asked; the collector has to learn how it does"),
    /** The source cannot be paged on: a time with more records than it gives, or a page that sends back. */
    CURSOR_STUCK("collect these records one by one or from another source; the pages before have landed"),
    /** Answers contradict each other, or what was asked. */
    INCONSISTENT("run again later; if it stays, the source may be several servers that disagree"),
    /** A page or a line of the raw zone is not what was written. */
    RAW_ZONE_DAMAGED("restore it from a copy, or move the source's folder away and collect anew"),
    /** The raw zone cannot be written. */
    RAW_ZONE_UNWRITABLE("make room, check the permissions and that nobody else collects the same source; run again"),
    /** The process was told to stop. */
    INTERRUPTED("run again; what has landed is not asked again");

    private final String remedy;

    CollectFault(String remedy) {
        this.remedy = remedy;
    }

    /** What to do about it, as a clause without a full stop. */
    public String remedy() {
        return remedy;
    }
}
