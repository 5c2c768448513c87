package org.fwabi.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a group aims at: a bound on figures of one run. */
public sealed interface Target {
    /** In words. */
    String claim();

    /** Judges every row that has the figures; none if the run has none of them. */
    List<Verdict> judge(Results results);

    /**
     * Whether one row meets a target.
     *
     * @param figure what was measured, with its unit
     * @param met whether it is within the bound
     */
    record Verdict(String claim, String work, String figure, boolean met) {}

    /** Which side of the bound is good. */
    enum Bound {
        /** The figure or less. */
        AT_MOST,
        /** The figure or more. */
        AT_LEAST;

        boolean admits(double value, double limit) {
            return this == AT_MOST ? value <= limit : value >= limit;
        }
    }

    /**
     * The time of one peer as a multiple of another's, at the same work.
     *
     * @param works rows it holds for, as a regular expression
     */
    record Ratio(String claim, String works, String of, String to, Bound bound, double limit) implements Target {
        @Override
        public List<Verdict> judge(Results results) {
            return verdicts(
                    results,
                    claim,
                    works,
                    work -> {
                        Optional<Measured> first = results.find(Measured.key(work, of));
                        Optional<Measured> second = results.find(Measured.key(work, to));
                        return first.isEmpty() || second.isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(
                                        first.get().median() / second.get().median());
                    },
                    bound,
                    limit,
                    Target::times);
        }
    }

    /**
     * The time of one benchmark as a multiple of another's, whatever their work.
     *
     * @param of as {@link Measured#key}
     * @param to likewise
     */
    record Across(String claim, String of, String to, Bound bound, double limit) implements Target {
        @Override
        public List<Verdict> judge(Results results) {
            Optional<Measured> first = results.find(of);
            Optional<Measured> second = results.find(to);
            if (first.isEmpty() || second.isEmpty()) {
                return List.of();
            }
            double ratio = first.get().median() / second.get().median();
            return List.of(new Verdict(claim, of + " to " + to, times(ratio), bound.admits(ratio, limit)));
        }
    }

    /** Bytes that one peer allocates an operation. JMH's own noise is a fraction of a byte. */
    record Allocates(String claim, String works, String peer, double limit) implements Target {
        @Override
        public List<Verdict> judge(Results results) {
            return verdicts(
                    results,
                    claim,
                    works,
                    work -> {
                        Optional<Measured> found = results.find(Measured.key(work, peer));
                        return found.isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(found.get().bytes());
                    },
                    Bound.AT_MOST,
                    limit,
                    bytes -> String.format(Locale.ROOT, "%.1f B", bytes));
        }
    }

    /** The time of one peer in nanoseconds. */
    record Nanos(String claim, String works, String peer, Bound bound, double limit) implements Target {
        @Override
        public List<Verdict> judge(Results results) {
            return verdicts(
                    results,
                    claim,
                    works,
                    work -> {
                        Optional<Measured> found = results.find(Measured.key(work, peer));
                        return found.isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(found.get().median());
                    },
                    bound,
                    limit,
                    Report::time);
        }
    }

    /**
     * What two benchmarks differ by, shared out over so many things, in nanoseconds each.
     *
     * @param of as {@link Measured#key}
     * @param less likewise
     */
    record Difference(String claim, String of, String less, double things, Bound bound, double limit)
            implements Target {
        @Override
        public List<Verdict> judge(Results results) {
            Optional<Measured> first = results.find(of);
            Optional<Measured> second = results.find(less);
            if (first.isEmpty() || second.isEmpty()) {
                return List.of();
            }
            double each = (first.get().median() - second.get().median()) / things;
            return List.of(new Verdict(claim, of + " less " + less, Report.time(each), bound.admits(each, limit)));
        }
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f times", ratio);
    }

    private static List<Verdict> verdicts(
            Results results,
            String claim,
            String works,
            Function<String, OptionalDouble> figure,
            Bound bound,
            double limit,
            Function<Double, String> words) {
        Pattern pattern = Pattern.compile(works);
        List<Verdict> verdicts = new ArrayList<>();
        for (String work : results.works()) {
            OptionalDouble value = pattern.matcher(work).matches() ? figure.apply(work) : OptionalDouble.empty();
            if (value.isPresent()) {
                verdicts.add(new Verdict(
                        claim, work, words.apply(value.getAsDouble()), bound.admits(value.getAsDouble(), limit)));
            }
        }
        return verdicts;
    }
}
