package io.chokepoint.ingest.read;

/**
 * Takes the lines of a file as bytes, as far as they are written the usual way; all others come as records.
 *
 * <p>What is usual is for the taker to say. A line that it leaves means what {@link LineFormat} makes of it, so nothing is
 * ever read in two ways.
 */
public interface LineTaker {
    /**
     * Takes a line.
     *
     * @param buffer has the line from {@code at} on, and zeros behind {@code limit}
     * @param line its number in the part, from 1
     * @return where the next line begins; -1 if the line is not usual, or does not end before the limit
     */
    int usual(byte[] buffer, int at, int limit, int line);

    /** Takes the record of another line; its number is that of the line in the part. */
    void other(SourceRecord record);
}
