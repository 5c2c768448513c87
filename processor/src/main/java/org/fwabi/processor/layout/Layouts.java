package org.fwabi.processor.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * Lays out releases by the C rules of the System V ABI for x86-64, which is what GSP and other 64-bit little-endian
 * firmware share with their drivers. A struct that two releases have in common, with all that it embeds, is laid out
 * once, and both get the same object. Not thread-safe.
 */
public final class Layouts {
    /** Far deeper than firmware structs nest, and far from the end of the stack. */
    private static final int MAX_DEPTH = 200;

    private final Diagnostics diagnostics;
    private final Function<Release, Optional<Release>> bases;
    private final Map<Distinct, Optional<StructLayout>> done = new HashMap<>();
    private final IdentityHashMap<Release, ReleaseLayout> finished = new IdentityHashMap<>();

    /** For releases whose bases are not at hand; findings about sizes then cannot say what differs from the base. */
    public Layouts(Diagnostics diagnostics) {
        this(diagnostics, release -> Optional.empty());
    }

    /** For releases of a loader, which also knows their bases. */
    public Layouts(Diagnostics diagnostics, SpecLoader loader) {
        this(
                diagnostics,
                release -> release.base()
                        .flatMap(base -> loader.loadRelease(release.family().name(), base)));
    }

    private Layouts(Diagnostics diagnostics, Function<Release, Optional<Release>> bases) {
        this.diagnostics = diagnostics;
        this.bases = bases;
    }

    /** The layout of a release, and on the way that of its base, where it is known. */
    public ReleaseLayout of(Release release) {
        List<Release> chain = new ArrayList<>();
        Optional<Release> next = Optional.of(release);
        while (next.isPresent() && !finished.containsKey(next.get())) {
            chain.add(next.get());
            next = bases.apply(next.get());
        }
        Optional<ReleaseLayout> layout = next.map(finished::get);
        for (Release unfinished : chain.reversed()) {
            ReleaseLayout made = of(unfinished, layout);
            finished.put(unfinished, made);
            layout = Optional.of(made);
        }
        return layout.orElseThrow();
    }

    /**
     * The layout of a release.
     *
     * @param base the layout of its base; findings about sizes say what differs from it
     */
    public ReleaseLayout of(Release release, Optional<ReleaseLayout> base) {
        return new Run(release, base).all();
    }

    /** A struct and what it embeds, by identity: comparing whole trees of specs would cost more than laying them out. */
    @SuppressWarnings("ReferenceEquality") // identity is the point, see above
    private record Distinct(StructSpec spec, List<Object> embedded) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Distinct(StructSpec otherSpec, List<Object> otherEmbedded)
                    && spec == otherSpec
                    && same(embedded, otherEmbedded);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(spec);
        }

        private static boolean same(List<Object> a, List<Object> b) {
            for (int i = 0; i < a.size(); i++) {
                boolean sizes = a.get(i) instanceof Integer && a.get(i).equals(b.get(i));
                if (!sizes && a.get(i) != b.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One release. */
    private final class Run {
        private final Release release;
        private final Optional<ReleaseLayout> base;
        private final Map<String, Optional<StructLayout>> results = new LinkedHashMap<>();
        private final List<String> path = new ArrayList<>();

        Run(Release release, Optional<ReleaseLayout> base) {
            this.release = release;
            this.base = base;
        }

        ReleaseLayout all() {
            Map<String, StructLayout> structs = new LinkedHashMap<>();
            for (StructSpec struct : release.structs().values()) {
                layout(struct).ifPresent(layout -> structs.put(struct.name(), layout));
            }
            return new ReleaseLayout(release, structs);
        }

        private Optional<StructLayout> layout(StructSpec struct) {
            Optional<StructLayout> known = results.get(struct.name());
            if (known == null) {
                path.add(struct.name());
                known = fresh(struct);
                path.removeLast();
                results.put(struct.name(), known);
            }
            return known;
        }

        private Optional<StructLayout> fresh(StructSpec struct) {
            List<Object> embedded = new ArrayList<>();
            if (!collect(struct, struct, embedded)) {
                return Optional.empty();
            }
            Distinct key = new Distinct(struct, embedded);
            Optional<StructLayout> earlier = done.get(key);
            if (earlier == null) {
                earlier = calculate(struct);
                done.put(key, earlier);
            }
            return earlier;
        }

        /** Lays out what a struct embeds; false if something of it has no layout. Every unknown type is reported. */
        private boolean collect(StructSpec outer, StructSpec struct, List<Object> embedded) {
            boolean complete = true;
            for (FieldSpec field : struct.fields()) {
                switch (field.type()) {
                    case TypeSpec.Scalar scalar -> {}
                    case TypeSpec.Inline inline -> complete &= collect(outer, inline.struct(), embedded);
                    case TypeSpec.Named named -> {
                        Optional<Object> found = find(outer, field, named.name());
                        found.ifPresent(embedded::add);
                        complete &= found.isPresent();
                    }
                }
            }
            return complete;
        }

        private Optional<Object> find(StructSpec outer, FieldSpec field, String name) {
            StructSpec struct = release.structs().get(name);
            if (struct != null && path.contains(name)) {
                reportCycle(outer, field, name);
                return Optional.empty();
            }
            if (struct != null && path.size() >= MAX_DEPTH) {
                diagnostics.add(Diagnostic.error(
                        DiagnosticId.FW009, field.at(), "structs are nested deeper than " + MAX_DEPTH + " levels"));
                return Optional.empty();
            }
            if (struct != null) {
                return layout(struct).map(layout -> layout);
            }
            EnumSpec enumeration = release.enums().get(name);
            if (enumeration != null) {
                return Optional.of(enumeration.size());
            }
            if (!release.broken().contains(name)) {
                List<String> types = Stream.concat(
                                release.structs().keySet().stream(), release.enums().keySet().stream())
                        .collect(Collectors.toList());
                for (ScalarType scalar : ScalarType.values()) {
                    types.add(scalar.key());
                }
                diagnostics.add(Diagnostic.error(
                        DiagnosticId.FW060,
                        field.at(),
                        describe(outer) + ": " + describe(field) + " has the unknown type '" + name + "'"
                                + Suggestion.didYouMean(name, types)));
            }
            return Optional.empty();
        }

        private void reportCycle(StructSpec outer, FieldSpec field, String name) {
            List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
            cycle.add(name);
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW061,
                    field.at(),
                    describe(outer) + " contains itself: " + String.join(" -> ", cycle)));
        }

        private Optional<StructLayout> calculate(StructSpec struct) {
            StructCalculator calculator = new StructCalculator(struct, describe(struct), diagnostics);
            Optional<StructLayout> layout = calculator.calculate(field -> extent(struct, field));
            Optional<Diagnostic> wrongSize = layout.flatMap(found -> SizeCheck.check(
                    found,
                    calculator.fieldsEnd(),
                    () -> inBase(struct),
                    base.map(known -> known.release().name()),
                    release.name()));
            wrongSize.ifPresent(diagnostics::add);
            return wrongSize.isPresent() ? Optional.empty() : layout;
        }

        private Optional<StructLayout> inBase(StructSpec struct) {
            return base.flatMap(known -> {
                String neutral = release.family().neutralName(struct.name());
                Optional<StructLayout> sameName =
                        Optional.ofNullable(known.structs().get(struct.name()));
                return sameName.or(() -> known.structs().values().stream()
                        .filter(other -> release.family()
                                .neutralName(other.spec().name())
                                .equals(neutral))
                        .findFirst());
            });
        }

        private Optional<Extent> extent(StructSpec outer, FieldSpec field) {
            return switch (field.type()) {
                case TypeSpec.Scalar scalar ->
                    Optional.of(Extent.scalar(scalar.scalar().size()));
                case TypeSpec.Inline inline ->
                    new StructCalculator(inline.struct(), describe(outer), diagnostics)
                            .calculate(member -> extent(outer, member))
                            .map(layout -> extent(layout, Optional.of(layout)));
                case TypeSpec.Named named -> {
                    EnumSpec enumeration = release.enums().get(named.name());
                    yield release.structs().containsKey(named.name())
                            ? results.getOrDefault(named.name(), Optional.empty())
                                    .map(layout -> extent(layout, Optional.empty()))
                            : Optional.ofNullable(enumeration).map(known -> Extent.scalar(known.size()));
                }
            };
        }

        private Extent extent(StructLayout layout, Optional<StructLayout> inline) {
            return new Extent(layout.size(), layout.align(), open(layout), inline);
        }

        private boolean open(StructLayout layout) {
            List<FieldLayout> fields = layout.fields();
            // Of a struct only the last field can be open: anything else is a finding.
            boolean union = layout.spec().kind() == StructSpec.Kind.UNION;
            List<FieldLayout> candidates =
                    union || fields.isEmpty() ? fields : fields.subList(fields.size() - 1, fields.size());
            return candidates.stream().anyMatch(field -> field.spec().flexible() || openType(field));
        }

        private boolean openType(FieldLayout field) {
            if (field.inline().isPresent()) {
                return open(field.inline().get());
            }
            return field.spec().type() instanceof TypeSpec.Named named
                    && results.getOrDefault(named.name(), Optional.empty())
                            .filter(this::open)
                            .isPresent();
        }

        private static String describe(StructSpec struct) {
            return struct.kind().key() + " " + struct.name();
        }

        private static String describe(FieldSpec field) {
            return "field '" + field.name() + "'";
        }
    }
}
