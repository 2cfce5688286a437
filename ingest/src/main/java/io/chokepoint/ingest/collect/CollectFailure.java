package io.chokepoint.ingest.collect;

import io.chokepoint.ingest.UserError;

/** Collecting stopped at a URL or a file of the raw zone. The message is {@code place: detail; remedy (CODE)}. */
public final class CollectFailure extends UserError {
    private static final long serialVersionUID = 1L;

    private final CollectFault fault;

    /**
     * @param place the URL that was asked, or the file that was touched
     * @param detail what is wrong with it, naming the value
     */
    public CollectFailure(CollectFault fault, Object place, String detail) {
        this(fault, place, detail, null);
    }

    public CollectFailure(CollectFault fault, Object place, String detail, Throwable cause) {
        super("%s: %s; %s (%s)".formatted(place, detail, fault.remedy(), fault), cause);
        this.fault = fault;
    }

    public CollectFault fault() {
        return fault;
    }
}
