package org.fwabi.testing;

/** What one element of a field is. */
sealed interface SpecType {
    /** Bytes of one element. */
    long size();

    /** A number, a truth value, or the number of an enum's constant. */
    record Value(Scalar scalar, boolean handle) implements SpecType {
        @Override
        public long size() {
            return scalar.bytes();
        }
    }

    /** Text that ends at the first NUL, or with its array. */
    record Text(long size) implements SpecType {}

    /**
     * A struct or union, whose contents its own class of tests is about.
     *
     * @param probe an accessor in it by which its place can be found, such as {@code range.base}; empty if none will do
     * @param probeOffset of what the probe reads, from the start of the struct
     * @param probed what the probe reads
     */
    record Struct(long size, String probe, long probeOffset, Scalar probed) implements SpecType {}
}
