package org.fwabi.benchmarks.peers;

/** What all peers write into a field, as an expression of Java and C alike. */
final class Values {
    private Values() {}

    /**
     * The value of a field: a count is what it counts, anything else the message's seed and the field's number.
     *
     * @param index what loops add, e.g. {@code " + i"}; empty outside arrays
     * @return an {@code int} that is not negative and fits the field in every release
     */
    static String of(Field field, String index) {
        if (field.counts() >= 0) {
            return Integer.toString(field.counts());
        }
        String value = "seed + " + field.number() + index;
        return switch (field.values().orElseThrow()) {
            case U8, S8, CHAR -> "(" + value + ") & 0x7f";
            case U16, S16 -> "(" + value + ") & 0x7fff";
            case BOOL8 -> "(" + value + ") & 1";
            case U32, S32, HANDLE, U64, S64, ADDRESS, POINTER, F32, F64 -> value;
        };
    }

    /** The variable of a loop at a depth. */
    static String index(int depth) {
        return String.valueOf((char) ('i' + depth));
    }
}
