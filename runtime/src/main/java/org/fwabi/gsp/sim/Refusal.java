package org.fwabi.gsp.sim;

/**
 * Something that the GPU did not take.
 *
 * @param timeNanos virtual time
 * @param where the register, structure, field or step
 * @param expected what would have been right
 * @param found what was there
 */
public record Refusal(long timeNanos, String where, String expected, String found) {
    @Override
    public String toString() {
        return "%.3f ms  %s: expected %s, found %s".formatted(timeNanos / 1e6, where, expected, found);
    }
}
