package org.fwabi.benchmarks;

import java.util.List;
import org.fwabi.benchmarks.report.Target;
import org.fwabi.benchmarks.report.Target.Bound;

/** What the groups of the transport aim at. */
final class Targets {
    static final List<Target> CHECKSUM = List.of(new Target.Ratio(
            "the checksum takes at most 1.5 times as long as in C", ".*", "fwabi", "c", Bound.AT_MOST, 1.5));

    static final List<Target> QUEUE = List.of(
            new Target.Ratio(
                    "between two threads, Agrona's ring takes at least 1.3 times as long",
                    "TwoThreads.*",
                    "agrona",
                    "fwabi",
                    Bound.AT_LEAST,
                    1.3),
            new Target.Ratio(
                    "between two threads, with checksum, at most 1.25 times as long as in C",
                    "TwoThreads.*",
                    "fwabiChecksum",
                    "cChecksum",
                    Bound.AT_MOST,
                    1.25));

    static final List<Target> ROUNDTRIP = List.of(
            own(8, "XOR64"),
            own(568, "XOR64"),
            own(568, "NONE"),
            new Target.Allocates("a round trip allocates nothing", "RoundTrip.*", "waiting", 0.5),
            new Target.Allocates("a submitted command allocates nothing", "RoundTrip.*", "submitted", 0.5),
            new Target.Ratio(
                    "waiting for each reply takes at least 3 times as long as 32 commands on their way",
                    "Pipelined",
                    "mutexed",
                    "pipelined32",
                    Bound.AT_LEAST,
                    3));

    private Targets() {}

    private static Target own(int bytes, String checksum) {
        String work = "RoundTrip %d, %s.".formatted(bytes, checksum);
        return new Target.Difference(
                "a round trip's own cost is under 1 microsecond",
                work + "waiting",
                work + "peerAlone",
                1,
                Bound.AT_MOST,
                1000);
    }
}
