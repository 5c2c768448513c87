package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.catalog.FieldChange.Kind;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.TypeSpec;

/** One struct of the older release against one of the newer. For a single use. */
final class PairComparison {
    private final StructComparison releases;
    private final StructLayout old;
    private final StructLayout young;
    private final List<FieldChange> changes = new ArrayList<>();
    private boolean kept = true;
    private boolean inPlace = true;
    private long firstAdded = Long.MAX_VALUE;

    PairComparison(StructComparison releases, StructLayout old, StructLayout young) {
        this.releases = releases;
        this.old = old;
        this.young = young;
    }

    StructComparison.Result result() {
        Map<String, Member> before = Member.of(old);
        Map<String, Member> after = Member.of(young);
        Map<String, Member> gone = new LinkedHashMap<>();
        before.forEach((path, member) -> {
            if (!after.containsKey(path)) {
                gone.put(member.union() ? path : slot(member), member);
            }
        });
        after.forEach((path, member) -> {
            Member was = before.get(path);
            if (was != null) {
                new Field(was, member).compare();
            } else {
                unknown(member, Optional.ofNullable(gone.remove(slot(member))));
            }
        });
        for (Member member : gone.values()) {
            kept = false;
            changes.add(new FieldChange(
                    member.path(),
                    Optional.empty(),
                    EnumSet.of(Kind.REMOVED),
                    Optional.of(member.place()),
                    Optional.empty(),
                    Optional.empty(),
                    Harm.BOTH));
        }
        Verdict verdict = verdict();
        StructDiff diff = new StructDiff(Optional.of(old), Optional.of(young), verdict, changes, harm(verdict));
        return new StructComparison.Result(diff, kept, inPlace, firstAdded);
    }

    private Verdict verdict() {
        if (old.size() != young.size()) {
            boolean after = firstAdded >= old.size() && firstAdded != Long.MAX_VALUE;
            return kept && after && young.size() > old.size() ? Verdict.APPENDED : Verdict.RESIZED;
        }
        if (!inPlace) {
            return Verdict.MOVED;
        }
        if (!changes.isEmpty() || old.spec().kind() != young.spec().kind() || old.align() != young.align()) {
            return Verdict.SEMANTIC;
        }
        return old.spec().name().equals(young.spec().name()) ? Verdict.IDENTICAL : Verdict.RENAMED;
    }

    private Harm harm(Verdict verdict) {
        Harm harm = switch (verdict) {
            case REMOVED, MOVED, RESIZED -> Harm.BOTH;
            case APPENDED -> Harm.WRITER;
            case SEMANTIC -> old.spec().kind() == young.spec().kind() ? Harm.NONE : Harm.BOTH;
            case RENAMED, ADDED, IDENTICAL -> Harm.NONE;
        };
        for (FieldChange change : changes) {
            harm = harm.and(change.harm());
        }
        return harm;
    }

    /** What a field must have in common with one of another name to stand in its place. */
    private static String slot(Member member) {
        return member.place().at() + " " + member.place().type() + " " + member.around();
    }

    /** A field whose name is new. */
    private void unknown(Member member, Optional<Member> inItsPlace) {
        if (inItsPlace.isPresent()) {
            kept = false;
        } else {
            firstAdded = Math.min(firstAdded, member.offset());
        }
        // Who knows the other members of a union never looks at this one. If it makes the union larger, the verdict
        // tells.
        Harm added = member.union() ? Harm.NONE : Harm.WRITER;
        changes.add(new FieldChange(
                member.path(),
                inItsPlace.map(Member::path),
                EnumSet.of(inItsPlace.isPresent() ? Kind.RENAMED : Kind.ADDED),
                inItsPlace.map(Member::place),
                Optional.of(member.place()),
                Optional.empty(),
                inItsPlace.isPresent() ? Harm.BOTH : added));
    }

    /** A field that both have. */
    private final class Field {
        private final Member was;
        private final Member now;
        private final EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        private Optional<String> through = Optional.empty();
        private Harm harm = Harm.NONE;

        Field(Member was, Member now) {
            this.was = was;
            this.now = now;
        }

        void compare() {
            if (!was.sameStart(now)) {
                notInPlace(Kind.MOVED);
            }
            if (!was.sameBounds(now)) {
                notInPlace(Kind.BOUND);
            }
            type();
            if (!kinds.isEmpty()) {
                changes.add(new FieldChange(
                        now.path(),
                        Optional.empty(),
                        kinds,
                        Optional.of(was.place()),
                        Optional.of(now.place()),
                        through,
                        harm));
            }
        }

        private void type() {
            TypeSpec before = was.layout().spec().type();
            TypeSpec after = now.layout().spec().type();
            if (before instanceof TypeSpec.Named(String from) && after instanceof TypeSpec.Named(String to)) {
                Optional<StructLayout> inner = releases.old(from);
                Optional<StructLayout> outer = releases.young(to);
                if (inner.isPresent() && outer.isPresent()) {
                    nested(releases.compare(inner.get(), outer.get()), releases.sameStruct(from, to), to);
                    return;
                }
            }
            if (!was.sameWidth(now)) {
                notInPlace(Kind.RESIZED);
            } else if (!before.equals(after)) {
                kept = false;
                kinds.add(Kind.RETYPED);
                harm = harm.and(interchangeable(before, after) ? Harm.NONE : Harm.BOTH);
            }
            enumOf(after).flatMap(releases::enumDiff).ifPresent(diff -> {
                kinds.add(Kind.ENUM);
                through = Optional.of(diff.name());
                harm = harm.and(diff.harm());
            });
        }

        private void nested(StructComparison.Result result, boolean sameStruct, String name) {
            boolean stride = was.layout().elementSize() != now.layout().elementSize();
            if (stride) {
                kinds.add(Kind.RESIZED);
            }
            if (stride && now.layout().spec().array()) {
                notInPlace(Kind.RESIZED);
            }
            if (result.same() && sameStruct) {
                return;
            }
            if (sameStruct) {
                kinds.add(Kind.NESTED);
                through = Optional.of(name);
                harm = harm.and(result.diff().harm());
            } else {
                kinds.add(Kind.RETYPED);
                harm = harm.and(result.same() ? Harm.NONE : Harm.BOTH);
            }
            kept &= result.kept();
            inPlace &= result.inPlace();
            if (result.firstAdded() != Long.MAX_VALUE) {
                firstAdded = Math.min(firstAdded, now.offset() + result.firstAdded());
            }
        }

        private void notInPlace(Kind kind) {
            kinds.add(kind);
            kept = false;
            inPlace = false;
            harm = Harm.BOTH;
        }

        private Optional<String> enumOf(TypeSpec type) {
            return switch (type) {
                case TypeSpec.Named named -> Optional.of(named.name());
                case TypeSpec.Scalar scalar -> releases.enumOf(young, now.path());
                case TypeSpec.Inline inline -> Optional.empty();
            };
        }
    }

    /** Whether two types of one width differ in the word for a person alone. */
    private static boolean interchangeable(TypeSpec a, TypeSpec b) {
        return a instanceof TypeSpec.Scalar(ScalarType x)
                && b instanceof TypeSpec.Scalar(ScalarType y)
                && plain(x)
                && plain(y);
    }

    /** Whether it is an unsigned number of which any value is as good as any other. */
    private static boolean plain(ScalarType type) {
        return switch (type) {
            case U8, U16, U32, U64, HANDLE, ADDRESS, POINTER -> true;
            case S8, S16, S32, S64, BOOL8, CHAR, F32, F64 -> false;
        };
    }
}
