package org.fwabi.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Values of parameters that the short form of all groups does with. */
    Map<String, List<String>> few() {
        return switch (this) {
            case CODEC -> Map.of("message", List.of("SystemInfo", "RmControl"));
            case DISPATCH -> Map.of("live", List.of("1", "11"));
            case QUEUE -> Map.of("bytes", List.of("648", "16384"));
            case ROUNDTRIP -> Map.of("bytes", List.of("568"));
            case CHECKSUM -> Map.of();
            case SPECS -> Map.of("command", List.of("layout 595.45.04 GspStaticConfigInfo"));
            case BUILD -> Map.of("request", List.of("1 release", "11 releases"));
        };
    }

    /** What is aimed at. */
    public List<Target> targets() {
        return switch (this) {
            case CODEC -> Targets.CODEC;
            case DISPATCH -> Targets.DISPATCH;
            case QUEUE -> Targets.QUEUE;
            case ROUNDTRIP -> Targets.ROUNDTRIP;
            case CHECKSUM -> Targets.CHECKSUM;
            case SPECS -> Targets.SPECS;
            case BUILD -> Targets.BUILD;
        };
    }

    /** A regular expression of the names of its benchmarks. */
    String include() {
        return "\\.benchmarks\\." + id() + "\\.";
    }
}
