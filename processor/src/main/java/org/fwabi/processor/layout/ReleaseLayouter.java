package org.fwabi.processor.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/** Lays out those structs of one release that its base does not have just so. */
final class ReleaseLayouter {
    /** Far deeper than firmware structs nest, and far from the end of the stack. */
    private static final int MAX_DEPTH = 200;

    private final Release release;
    private final Optional<Release> base;
    private final Map<String, Optional<StructLayout>> inherited;
    private final Set<String> fresh;
    private final Map<Distinct, Optional<StructLayout>> done;
    private final Diagnostics diagnostics;
    private final Map<String, Optional<StructLayout>> results = new HashMap<>();
    private final List<String> path = new ArrayList<>();

    /**
     * For one release.
     *
     * @param base its base; findings about sizes say what differs from it
     * @param inherited results for the structs of the base, by C name
     * @param fresh names of structs for which these do not hold; some of them may be none of the release
     * @param done results for all releases so far; new ones are added
     */
    ReleaseLayouter(
            Release release,
            Optional<Release> base,
            Map<String, Optional<StructLayout>> inherited,
            Set<String> fresh,
            Map<Distinct, Optional<StructLayout>> done,
            Diagnostics diagnostics) {
        this.release = release;
        this.base = base;
        this.inherited = inherited;
        this.fresh = fresh;
        this.done = done;
        this.diagnostics = diagnostics;
    }

    /** The results for the fresh structs, by C name: a layout, or nothing where there are findings. */
    Map<String, Optional<StructLayout>> run() {
        for (String name : fresh) {
            Optional.ofNullable(release.structs().get(name)).ifPresent(this::layout);
        }
        return results;
    }

    private Optional<StructLayout> result(String name) {
        return (fresh.contains(name) ? results : inherited).getOrDefault(name, Optional.empty());
    }

    private Optional<StructLayout> layout(StructSpec struct) {
        if (!fresh.contains(struct.name())) {
            return result(struct.name());
        }
        Optional<StructLayout> known = results.get(struct.name());
        if (known == null) {
            path.add(struct.name());
            known = memoized(struct);
            path.removeLast();
            results.put(struct.name(), known);
        }
        return known;
    }

    private Optional<StructLayout> memoized(StructSpec struct) {
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
            List<String> types = Stream.concat(release.structs().keySet().stream(), release.enums().keySet().stream())
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
                DiagnosticId.FW061, field.at(), describe(outer) + " contains itself: " + String.join(" -> ", cycle)));
    }

    private Optional<StructLayout> calculate(StructSpec struct) {
        StructCalculator calculator = new StructCalculator(struct, describe(struct), diagnostics);
        Optional<StructLayout> layout = calculator.calculate(field -> extent(struct, field));
        Optional<Diagnostic> wrongSize = layout.flatMap(found -> SizeCheck.check(
                found, calculator.fieldsEnd(), () -> inBase(struct), base.map(Release::name), release.name()));
        wrongSize.ifPresent(diagnostics::add);
        return wrongSize.isPresent() ? Optional.empty() : layout;
    }

    private Optional<StructLayout> inBase(StructSpec struct) {
        return base.flatMap(known -> {
            String neutral = release.family().neutralName(struct.name());
            return Stream.concat(
                            Stream.of(struct.name()).filter(known.structs()::containsKey),
                            known.structs().keySet().stream()
                                    .filter(name ->
                                            release.family().neutralName(name).equals(neutral)))
                    .flatMap(name -> inherited.getOrDefault(name, Optional.empty()).stream())
                    .findFirst();
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
                        ? result(named.name()).map(layout -> extent(layout, Optional.empty()))
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
                && result(named.name()).filter(this::open).isPresent();
    }

    private static String describe(StructSpec struct) {
        return struct.kind().key() + " " + struct.name();
    }

    private static String describe(FieldSpec field) {
        return "field '" + field.name() + "'";
    }
}
