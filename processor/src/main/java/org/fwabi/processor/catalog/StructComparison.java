package org.fwabi.processor.catalog;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.TypeSpec;

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

    private final NamedStructs named;
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
            ReleaseLayout before,
            ReleaseLayout after,
            Map<String, String> renamed,
            Map<String, EnumDiff> enums,
            NamedStructs named) {
        this.named = named;
        this.before = before;
        this.after = after;
        this.renamed = renamed;
        this.enums = enums;
    }

    /** A struct of the older release against one of the newer. */
    @SuppressWarnings("ReferenceEquality") // what a release inherits has one layout object, and that needs no comparing
    Result compare(StructLayout old, StructLayout young) {
        if (old == young && enums.isEmpty()) {
            return identical(old, young);
        }
        Map<StructLayout, Result> known = done.computeIfAbsent(old, absent -> new IdentityHashMap<>());
        Result result = known.get(young);
        if (result == null) {
            boolean same =
                    old.spec().name().equals(young.spec().name()) && !hasMeaning(young) && fieldByField(old, young);
            result = same ? identical(old, young) : new PairComparison(this, old, young).result();
            known.put(young, result);
        }
        return result;
    }

    private static Result identical(StructLayout old, StructLayout young) {
        StructDiff same = new StructDiff(Optional.of(old), Optional.of(young), Verdict.IDENTICAL, List.of(), Harm.NONE);
        return new Result(same, true, true, Long.MAX_VALUE);
    }

    /** Whether the semantics may bind a field to an enum that differs. */
    private boolean hasMeaning(StructLayout struct) {
        Family family = after.release().family();
        return !enums.isEmpty()
                && family.semantics()
                        .structs()
                        .containsKey(family.neutralName(struct.spec().name()));
    }

    /** The short way for structs that are the same, field by field in the same order; false proves nothing. */
    private boolean fieldByField(StructLayout old, StructLayout young) {
        boolean same = old.size() == young.size()
                && old.align() == young.align()
                && old.spec().kind() == young.spec().kind()
                && old.fields().size() == young.fields().size();
        for (int i = 0; same && i < old.fields().size(); i++) {
            same = same(old.fields().get(i), young.fields().get(i));
        }
        return same;
    }

    private boolean same(FieldLayout old, FieldLayout young) {
        FieldSpec was = old.spec();
        FieldSpec now = young.spec();
        return old.offset() == young.offset()
                && old.elementSize() == young.elementSize()
                && was.name().equals(now.name())
                && was.flexible() == now.flexible()
                && was.dimensions().equals(now.dimensions())
                && was.bits().equals(now.bits())
                && old.bitOffset().equals(young.bitOffset())
                && switch (was.type()) {
                    case TypeSpec.Scalar scalar -> scalar.equals(now.type());
                    case TypeSpec.Inline inline ->
                        old.inline().isPresent()
                                && young.inline().isPresent()
                                && fieldByField(
                                        old.inline().get(), young.inline().get());
                    case TypeSpec.Named named -> named.equals(now.type()) && same(named.name());
                };
    }

    private boolean same(String type) {
        Optional<StructLayout> old = old(type);
        Optional<StructLayout> young = young(type);
        if (old.isPresent() && young.isPresent()) {
            return compare(old.get(), young.get()).diff().verdict() == Verdict.IDENTICAL;
        }
        return old.isEmpty() && young.isEmpty() && !enums.containsKey(type);
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
        Optional<StructLayout> from = named.meant(before, old);
        Optional<StructLayout> to = named.meant(after, young);
        return from.isPresent()
                && to.isPresent()
                && compare(from.get(), to.get()).same();
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
