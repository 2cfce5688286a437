package io.chokepoint.export.verify;

import java.util.ArrayList;
import java.util.List;

/** What a check of a package has found. Not safe for use by several threads. */
public final class Report {
    private static final int MOST_FAULTS = 20;

    private final List<String> passed = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private boolean signatureChecked;
    private long furtherFaults;

    void pass(String line) {
        passed.add(line);
    }

    void open(String line) {
        open.add(line);
    }

    void fault(String line) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(line);
        } else {
            furtherFaults++;
        }
    }

    void signatureIsChecked() {
        signatureChecked = true;
    }

    /** What holds, one line for each check. */
    public List<String> passed() {
        return List.copyOf(passed);
    }

    /** What could not be checked for want of what it needs, one line each; the signature is told apart. */
    public List<String> open() {
        return List.copyOf(open);
    }

    /** What does not hold: the first twenty, then how many more there are; empty for a good package. */
    public List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        if (furtherFaults > 0) {
            all.add("… and " + furtherFaults + " more");
        }
        return all;
    }

    /** Whether a key was there to check the signature with. */
    public boolean isSignatureChecked() {
        return signatureChecked;
    }

    /** Whether everything holds, signature included. */
    public boolean isProved() {
        return faults.isEmpty() && signatureChecked;
    }
}
