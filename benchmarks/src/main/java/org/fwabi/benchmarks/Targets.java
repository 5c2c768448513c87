package org.fwabi.benchmarks;

import java.util.List;
import org.fwabi.benchmarks.report.Target;
import org.fwabi.benchmarks.report.Target.Bound;

/** What the groups aim at. */
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

    /** Fields written and read. */
    static final List<Target> CODEC = List.of(
            new Target.Ratio("at most 1.15 times the limit", ".*", "fwabi", "unsafe", Target.Bound.AT_MOST, 1.15),
            new Target.Ratio("SBE with checks at least 1.5 times", ".*", "sbe", "fwabi", Target.Bound.AT_LEAST, 1.5),
            new Target.Ratio(
                    "the same after segments of every kind",
                    ".*",
                    "fwabiPolluted",
                    "unsafe",
                    Target.Bound.AT_MOST,
                    1.15),
            new Target.Allocates("allocates nothing", ".*", "fwabi", 0.5),
            new Target.Allocates("allocates nothing after segments of every kind", ".*", "fwabiPolluted", 0.5));

    /** Several releases at one call site. */
    static final List<Target> DISPATCH = List.of(
            new Target.Across(
                    "eleven releases at most 1.15 times one, read",
                    "MixedDecode 11.fwabi",
                    "MixedDecode 1.fwabi",
                    Target.Bound.AT_MOST,
                    1.15),
            new Target.Across(
                    "eleven releases at most 1.15 times one, written",
                    "MixedEncode 11.fwabi",
                    "MixedEncode 1.fwabi",
                    Target.Bound.AT_MOST,
                    1.15),
            new Target.Across(
                    "one release costs what constants cost, read",
                    "MixedDecode 1.fwabi",
                    "MixedDecode 1.oneRelease",
                    Target.Bound.AT_MOST,
                    1.15),
            new Target.Across(
                    "one release costs what constants cost, written",
                    "MixedEncode 1.fwabi",
                    "MixedEncode 1.oneRelease",
                    Target.Bound.AT_MOST,
                    1.15),
            new Target.Allocates("allocates nothing", ".*", "fwabi", 0.5));

    /** Cold commands. */
    static final List<Target> SPECS = List.of(new Target.Nanos(
            "a cold layout answers in under 400 ms",
            "ColdCommand layout .* GspStaticConfigInfo.*",
            "fwabi",
            Target.Bound.AT_MOST,
            400e6));

    /** javac with the processor. */
    static final List<Target> BUILD = List.of(
            new Target.Difference(
                    "processing adds at most 3 ms a generated class",
                    "Bindings all of 1 release.processed",
                    "Bindings all of 1 release.generated",
                    2_704,
                    Target.Bound.AT_MOST,
                    3_000_000),
            new Target.Across(
                    "eleven releases cost at most 3 times one",
                    "Bindings 11 releases.processed",
                    "Bindings 1 release.processed",
                    Target.Bound.AT_MOST,
                    3),
            new Target.Ratio(
                    "a message costs less than with SBE", "Messages", "fwabi", "sbe", Target.Bound.AT_MOST, 1));
}
