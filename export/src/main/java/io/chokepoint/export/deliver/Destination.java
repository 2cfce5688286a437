package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.pack.Packed;

/** A place that packages are delivered to. */
public interface Destination {
    /**
     * Delivers a package: visible whole afterwards, or not at all. Delivering it again changes nothing.
     *
     * @return what was delivered, as the destination has it
     * @throws ExportException when the destination refuses, cannot be reached or holds another package in its place
     */
    Receipt deliver(Packed packed);

    /**
     * Proves that packages can be delivered here, with a small file that is written and taken away.
     *
     * @throws ExportException when they cannot
     */
    void test();
}
