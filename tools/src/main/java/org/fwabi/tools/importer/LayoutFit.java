package org.fwabi.tools.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;
import org.fwabi.tools.headers.CBits;
import org.fwabi.tools.headers.CMember;
import org.fwabi.tools.headers.CRecord;

/**
 * Finds what compilers do not state: that a struct is packed, or aligned beyond its members. Each struct is laid out by
 * the rules of the format and compared with what the compiler did, member by member; where they differ, the attributes
 * that C has are tried. So a struct that is kept has the compiler's layout.
 */
final class LayoutFit {
    private static final List<OptionalInt> PACKINGS = List.of(
            OptionalInt.empty(),
            OptionalInt.of(1),
            OptionalInt.of(2),
            OptionalInt.of(4),
            OptionalInt.of(8),
            OptionalInt.of(16));

    private final Map<String, CRecord> records;
    private final Map<String, Integer> alignments;
    private final Function<Map<String, StructSpec>, Release> release;
    private final Map<String, StructSpec> structs = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    private LayoutFit(
            Surface surface, Map<String, Integer> alignments, Function<Map<String, StructSpec>, Release> release) {
        this.records = surface.records();
        this.alignments = alignments;
        this.release = release;
        surface.structs().forEach((name, struct) -> structs.put(name, variant(struct, 0, false)));
    }

    /**
     * The structs with the attributes that give the compiler's layout, and those for which there are none.
     *
     * @param alignments what the compiler says of each struct, in bytes
     * @param release a release with given structs
     */
    static Result fit(
            Surface surface, Map<String, Integer> alignments, Function<Map<String, StructSpec>, Release> release) {
        return new LayoutFit(surface, alignments, release).fit();
    }

    /**
     * @param structs with their sizes stated
     * @param wrong what cannot be laid out as the compiler did
     */
    record Result(Map<String, StructSpec> structs, List<Surface.LeftOut> wrong) {}

    private Result fit() {
        Map<String, String> wrong = new LinkedHashMap<>();
        Set<String> misfits = misfits();
        while (!misfits.isEmpty()) {
            boolean changed = false;
            for (String name : misfits) {
                StructSpec struct = structs.get(name);
                if (struct != null && !holdsOneOf(struct, misfits)) {
                    change(struct, wrong);
                    changed = true;
                }
            }
            if (!changed) {
                misfits.forEach(name -> wrong.put(name, "its layout depends on itself"));
                structs.keySet().removeAll(misfits);
            }
            misfits = misfits();
        }
        Map<String, StructSpec> sized = new LinkedHashMap<>();
        structs.forEach((name, struct) -> sized.put(name, sized(struct, record(name).size())));
        List<Surface.LeftOut> reasons = new ArrayList<>();
        wrong.forEach((name, reason) -> reasons.add(new Surface.LeftOut(name, reason)));
        return new Result(sized, reasons);
    }

    /** Tries the next attributes on a struct, or gives it up when there are none, and with it what holds it. */
    private void change(StructSpec struct, Map<String, String> wrong) {
        String name = struct.name();
        int attempt = attempts.merge(name, 1, Integer::sum);
        if (attempt < 2 * PACKINGS.size()) {
            structs.put(name, variant(struct, attempt / 2, attempt % 2 == 1));
            return;
        }
        structs.remove(name);
        wrong.put(name, reasons.getOrDefault(name, "no attribute of the format gives it the compiler's layout"));
        List<String> gone = new ArrayList<>(List.of(name));
        while (!gone.isEmpty()) {
            String held = gone.removeLast();
            for (StructSpec holder : List.copyOf(structs.values())) {
                if (holdsOneOf(holder, Set.of(held))) {
                    structs.remove(holder.name());
                    wrong.put(holder.name(), "it holds " + held);
                    gone.add(holder.name());
                }
            }
        }
    }

    /** The structs that are not laid out as the compiler did, or not at all. */
    private Set<String> misfits() {
        Diagnostics diagnostics = new Diagnostics();
        ReleaseLayout layout = new Layouts(diagnostics).of(release.apply(structs));
        Set<String> misfits = new HashSet<>();
        for (String name : structs.keySet()) {
            StructLayout struct = layout.structs().get(name);
            if (struct == null) {
                misfits.add(name);
                if (!attempts.containsKey(name)) {
                    reason(diagnostics, name).ifPresent(reason -> reasons.putIfAbsent(name, reason));
                }
            } else if (!same(struct, record(name))
                    || struct.align() != alignments.getOrDefault(name, struct.align())) {
                misfits.add(name);
            }
        }
        return misfits;
    }

    /** What is wrong with a struct as it stands in C, if the format has a word for it. */
    private static Optional<String> reason(Diagnostics diagnostics, String name) {
        return diagnostics.sorted().stream()
                .map(finding -> finding.message())
                .filter(message -> message.startsWith("struct " + name + ": ")
                        || message.startsWith("union " + name + ": "))
                .map(message -> message.substring(message.indexOf(": ") + 2))
                .findFirst();
    }

    private CRecord record(String name) {
        return Optional.ofNullable(records.get(name)).orElseThrow();
    }

    private StructSpec variant(StructSpec struct, int packing, boolean aligned) {
        Integer alignment = alignments.get(struct.name());
        return new StructSpec(
                struct.name(),
                struct.kind(),
                struct.fields(),
                OptionalLong.empty(),
                aligned && alignment != null ? OptionalInt.of(alignment) : OptionalInt.empty(),
                PACKINGS.get(packing),
                struct.at());
    }

    private static StructSpec sized(StructSpec struct, OptionalLong size) {
        return new StructSpec(
                struct.name(), struct.kind(), struct.fields(), size, struct.align(), struct.packed(), struct.at());
    }

    private static boolean holdsOneOf(StructSpec struct, Set<String> names) {
        return named(struct).anyMatch(name -> !name.equals(struct.name()) && names.contains(name));
    }

    private static Stream<String> named(StructSpec struct) {
        return struct.fields().stream().flatMap(field -> switch (field.type()) {
            case TypeSpec.Named type -> Stream.of(type.name());
            case TypeSpec.Inline inline -> named(inline.struct());
            case TypeSpec.Scalar scalar -> Stream.<String>of();
        });
    }

    private static boolean same(StructLayout layout, CRecord record) {
        List<CMember> members = record.members();
        if (layout.size() != record.size().orElse(-1) || layout.fields().size() != members.size()) {
            return false;
        }
        for (int i = 0; i < members.size(); i++) {
            if (!same(layout.fields().get(i), members.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(FieldLayout field, CMember member) {
        if (member.bits().isPresent()) {
            CBits bits = member.bits().get();
            return 8 * field.offset() + field.bitOffset().orElse(0) == bits.offset();
        }
        return field.offset() == member.offset()
                && field.inline()
                        .map(inline -> element(member)
                                .filter(record -> same(inline, record))
                                .isPresent())
                        .orElse(true);
    }

    /** The record that a member, or an element of it, is. */
    private static Optional<CRecord> element(CMember member) {
        return Elements.record(member.type());
    }
}
