package org.fwabi.processor.catalog;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Semantics;

/** Compares structs of two releases, each pair once. */
final class StructComparison {
    /**
     * What is known of a pair, with offsets from the start of the struct.
     *
     * @param kept whether every old field is kept, at every depth
     * @param inPlace whether each field that both have starts where it did and has the same width and bounds
     * @param firstAdded where the first new field starts; {@link Long#MAX_VALUE} if there is none
     */
    record Result(StructDiff diff, boolean kept, boolean inPlace, long firstAdded) {
        /** Whether both have the same bytes and the same meaning. */
        boolean same() {
            return diff.verdict() == Verdict.IDENTICAL || diff.verdict() == Verdict.RENAMED;
        }
    }

    private final ReleaseLayout before;
    private final ReleaseLayout after;
    private final Map<String, String> renamed;
    private final Map<String, EnumDiff> enums;
    private final IdentityHashMap<StructLayout, Map<StructLayout, Result>> done = new IdentityHashMap<>();

    /**
     * A comparison of two releases.
     *
     * @param renamed new names of structs by old ones
     * @param enums the enums that differ
     */
    StructComparison(
            ReleaseLayout before, ReleaseLayout after, Map<String, String> renamed, Map<String, EnumDiff> enums) {
        this.before = before;
        this.after = after;
        this.renamed = renamed;
        this.enums = enums;
    }

    /** A struct of the older release against one of the newer. */
    @SuppressWarnings("ReferenceEquality") // what a release inherits has one layout object, and that needs no comparing
    Result compare(StructLayout old, StructLayout young) {
        if (old == young && enums.isEmpty()) {
            StructDiff same =
                    new StructDiff(Optional.of(old), Optional.of(young), Verdict.IDENTICAL, List.of(), Harm.NONE);
            return new Result(same, true, true, Long.MAX_VALUE);
        }
        Map<StructLayout, Result> known = done.computeIfAbsent(old, absent -> new IdentityHashMap<>());
        Result result = known.get(young);
        if (result == null) {
            result = new PairComparison(this, old, young).result();
            known.put(young, result);
        }
        return result;
    }

    /** A struct of the older release, by C name. */
    Optional<StructLayout> old(String name) {
        return Optional.ofNullable(before.structs().get(name));
    }

    /** A struct of the newer release, by C name. */
    Optional<StructLayout> young(String name) {
        return Optional.ofNullable(after.structs().get(name));
    }

    /** Whether two C names stand for one struct. */
    boolean sameStruct(String old, String young) {
        Family family = after.release().family();
        return family.neutralName(old).equals(family.neutralName(young)) || young.equals(renamed.get(old));
    }

    /** What differs in an enum, if anything does. */
    Optional<EnumDiff> enumDiff(String name) {
        return Optional.ofNullable(enums.get(name));
    }

    /** Whether structs of these neutral names have the same bytes and the same meaning. */
    boolean samePayload(String old, String young) {
        Optional<StructLayout> from = neutral(before, old);
        Optional<StructLayout> to = neutral(after, young);
        return from.isPresent()
                && to.isPresent()
                && compare(from.get(), to.get()).same();
    }

    private static Optional<StructLayout> neutral(ReleaseLayout release, String name) {
        Family family = release.release().family();
        return release.structs().values().stream()
                .filter(layout -> family.neutralName(layout.spec().name()).equals(name))
                .findFirst();
    }

    /** The enum that the semantics give to a field of a struct. */
    Optional<String> enumOf(StructLayout struct, String field) {
        Family family = after.release().family();
        Semantics.StructMeaning meaning = family.semantics()
                .structs()
                .get(family.neutralName(struct.spec().name()));
        return Optional.ofNullable(meaning)
                .map(known -> known.fields().get(field))
                .flatMap(Semantics.FieldMeaning::enumName);
    }
}
