package org.fwabi.benchmarks;

import java.util.List;
import java.util.Locale;
import org.fwabi.benchmarks.report.Target;

/** The groups that can be run by name. */
public enum Group {
    /** Every field of five messages written and read. */
    CODEC("fields of five messages, written and read", Pace.STEADY, "unsafe"),
    /** The same with several releases at one call site. */
    DISPATCH("messages of several releases at one call site", Pace.STEADY, "oneRelease"),
    /** Messages through a ring, by one thread and between two. */
    QUEUE("messages through the queue's ring", Pace.STEADY, "c"),
    /** Commands and their replies. */
    ROUNDTRIP("a command and its reply", Pace.STEADY, "waiting"),
    /** The XOR over an element. */
    CHECKSUM("the checksum over an element", Pace.STEADY, "c"),
    /** Loading, flattening and comparing releases. */
    SPECS("releases loaded, flattened and compared", Pace.ONCE, "fwabi"),
    /** javac with the processor. */
    BUILD("bindings generated and compiled", Pace.ONCE, "generated");

    /** How JMH is to run a group's benchmarks. */
    public enum Pace {
        /** Nanoseconds to microseconds each: over and over for a fixed time. */
        STEADY,
        /** Milliseconds to seconds each: one at a time. */
        ONCE
    }

    private final String title;
    private final Pace pace;
    private final String baseline;

    Group(String title, Pace pace, String baseline) {
        this.title = title;
        this.pace = pace;
        this.baseline = baseline;
    }

    /** As on the command line, which is also the name of its package and of its files of results. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is measured, in a few words. */
    public String title() {
        return title;
    }

    /** How it is run. */
    public Pace pace() {
        return pace;
    }

    /** The method that the others are shown as a multiple of. */
    public String baseline() {
        return baseline;
    }

    /** What is aimed at. */
    public List<Target> targets() {
        return switch (this) {
            case CODEC -> codec();
            case DISPATCH -> dispatch();
            case QUEUE -> List.of();
            case ROUNDTRIP -> List.of();
            case CHECKSUM -> List.of();
            case SPECS -> List.of();
            case BUILD ->
                List.of(
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
                                "a message costs less than with SBE",
                                "Messages",
                                "fwabi",
                                "sbe",
                                Target.Bound.AT_MOST,
                                1));
        };
    }

    private static List<Target> codec() {
        String all = ".*";
        return List.of(
                new Target.Ratio("at most 1.15 times the limit", all, "fwabi", "unsafe", Target.Bound.AT_MOST, 1.15),
                new Target.Ratio("SBE with checks at least 1.5 times", all, "sbe", "fwabi", Target.Bound.AT_LEAST, 1.5),
                new Target.Ratio(
                        "the same after segments of every kind",
                        all,
                        "fwabiPolluted",
                        "unsafe",
                        Target.Bound.AT_MOST,
                        1.15),
                new Target.Allocates("allocates nothing", all, "fwabi", 0.5),
                new Target.Allocates("allocates nothing after segments of every kind", all, "fwabiPolluted", 0.5));
    }

    private static List<Target> dispatch() {
        return List.of(
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
    }

    /** A regular expression of the names of its benchmarks. */
    String include() {
        return "\\.benchmarks\\." + id() + "\\.";
    }
}
