package io.chokepoint.ingest.transfer;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.TreeMap;

/**
 * What was read of one part of a file.
 *
 * @param part of the run
 * @param lines how many lines it has
 * @param rows that may be taken
 * @param sum of their amounts
 * @param reasons how many lines were set aside, by reason
 * @param refusal name of the reason to refuse the file, or null
 * @param refusalDetail the message of that
 */
public record PartSummary(
        int part,
        int lines,
        long rows,
        BigInteger sum,
        TreeMap<String, Long> reasons,
        String refusal,
        String refusalDetail)
        implements Serializable {}
