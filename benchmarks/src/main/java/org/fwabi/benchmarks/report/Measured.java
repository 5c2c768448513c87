package org.fwabi.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * One benchmark's figures over all rounds.
 *
 * @param work class of the benchmark with the values of its parameters, which is a row of the table
 * @param peer method of the benchmark, which is a column
 * @param nanos time of one operation in each iteration, ascending; at least one
 * @param bytes allocated by one operation, the most of any round
 */
public record Measured(String work, String peer, List<Double> nanos, double bytes) {
    /** How a benchmark is named in targets: {@code Decode[GSP_SET_SYSTEM_INFO].unsafe}. */
    public static String key(String work, String peer) {
        return work + "." + peer;
    }

    /** Time of one operation in nanoseconds. */
    public double median() {
        int middle = nanos.size() / 2;
        return nanos.size() % 2 == 1 ? nanos.get(middle) : (nanos.get(middle - 1) + nanos.get(middle)) / 2;
    }

    /** The same benchmark measured again. */
    public Measured and(Measured again) {
        List<Double> all =
                Stream.concat(nanos.stream(), again.nanos.stream()).sorted().toList();
        return new Measured(work, peer, all, Math.max(bytes, again.bytes));
    }
}
