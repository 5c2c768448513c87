package org.fwabi.processor.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.source.SourcePos;

/**
 * Puts what differs onto the base. What the document does not touch is the very same object as in the base, so that
 * later stages can tell without comparing.
 */
public final class Flattening {
    private final ReleaseDocument document;
    private final Diagnostics diagnostics;

    private Flattening(ReleaseDocument document, Diagnostics diagnostics) {
        this.document = document;
        this.diagnostics = diagnostics;
    }

    /**
     * The whole release.
     *
     * @param base the flattened base; present exactly if the document names one
     */
    public static Release flatten(
            Family family, Optional<Release> base, ReleaseDocument document, Diagnostics diagnostics) {
        return new Flattening(document, diagnostics).flatten(family, base);
    }

    private Release flatten(Family family, Optional<Release> base) {
        ReleaseDocument.Removal remove = document.remove();
        Map<NumberSpace, Map<String, NumberSpec>> numbers = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            numbers.put(
                    space,
                    merge(
                            base.map(release -> release.numbers().getOrDefault(space, Map.of()))
                                    .orElse(Map.of()),
                            remove.numbers().getOrDefault(space, Map.of()),
                            document.numbers().getOrDefault(space, Map.of()),
                            Set.of(),
                            space.noun()));
        }
        Set<String> broken = new LinkedHashSet<>(base.map(Release::broken).orElse(Set.of()));
        broken.removeAll(document.structs().keySet());
        broken.removeAll(document.enums().keySet());
        Map<String, StructSpec> structs = merge(
                base.map(Release::structs).orElse(Map.of()), remove.structs(), document.structs(), broken, "struct");
        Map<String, EnumSpec> enums =
                merge(base.map(Release::enums).orElse(Map.of()), remove.enums(), document.enums(), broken, "enum");
        Map<String, String> ownCurrent = new LinkedHashMap<>();
        document.current().forEach((neutral, current) -> ownCurrent.put(neutral, current.struct()));
        Map<String, String> current = merge(
                base.map(Release::current).orElse(Map.of()), remove.current(), ownCurrent, Set.of(), "current struct");
        Map<String, SourcePos> hostOnly = merge(
                places(base.map(Release::hostOnly).orElse(Set.of())),
                remove.hostOnly(),
                document.hostOnly(),
                Set.of(),
                "host-only struct");
        if (!document.broken().isEmpty()) {
            structs = without(structs, document.broken());
            enums = without(enums, document.broken());
            broken.addAll(document.broken());
        }
        return new Release(
                family,
                document.release(),
                document.base().map(ReleaseDocument.Base::release),
                Collections.unmodifiableMap(structs),
                Collections.unmodifiableMap(enums),
                Collections.unmodifiableMap(numbers),
                Collections.unmodifiableMap(merge(
                        base.map(Release::facts).orElse(Map.of()), remove.facts(), document.facts(), Set.of(), "fact")),
                Collections.unmodifiableMap(current),
                Collections.unmodifiableSet(new LinkedHashSet<>(hostOnly.keySet())),
                Collections.unmodifiableSet(broken),
                document.at());
    }

    private static <T> Map<String, T> without(Map<String, T> map, Set<String> names) {
        Map<String, T> others = new LinkedHashMap<>(map);
        others.keySet().removeAll(names);
        return others;
    }

    private Map<String, SourcePos> places(Set<String> names) {
        Map<String, SourcePos> places = new LinkedHashMap<>();
        names.forEach(name -> places.put(name, document.at()));
        return places;
    }

    /** The base's very map where nothing differs: releases are many, and what differs in most of them is little. */
    private <T> Map<String, T> merge(
            Map<String, T> base, Map<String, SourcePos> remove, Map<String, T> own, Set<String> broken, String noun) {
        if (remove.isEmpty() && own.isEmpty()) {
            return base;
        }
        Map<String, T> merged = new LinkedHashMap<>(base);
        remove.forEach((name, at) -> {
            if (own.containsKey(name)) {
                diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW037, at, noun + " '" + name + "' is removed and defined in one release")
                        .withHint("a definition replaces that of the base; it need not be removed first"));
            } else if (merged.remove(name) == null && !broken.contains(name)) {
                diagnostics.add(Diagnostic.error(DiagnosticId.FW036, at, absent(name, noun, base.keySet())));
            }
        });
        merged.putAll(own);
        return merged;
    }

    private String absent(String name, String noun, Set<String> known) {
        return document.base()
                .map(base -> "the base " + base.release() + " has no " + noun + " '" + name + "' to remove"
                        + Suggestion.didYouMean(name, known))
                .orElse(noun + " '" + name + "' cannot be removed: this release has no base");
    }
}
