package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/** What all releases of a family have, for checks of its semantics. */
final class Everywhere {
    private final Family family;
    private final List<Release> releases;
    private final Diagnostics diagnostics;
    private final Set<String> structs = new LinkedHashSet<>();
    private final Set<String> enums;
    private final Set<String> broken = new HashSet<>();
    private final Map<String, NeutralNames> names = new HashMap<>();
    private final Map<NumberSpace, Set<String>> numbers = new HashMap<>();

    Everywhere(Family family, List<Release> releases, Diagnostics diagnostics) {
        this.family = family;
        this.releases = List.copyOf(releases);
        this.diagnostics = diagnostics;
        Map<String, String> neutral = new HashMap<>();
        for (Release release : releases) {
            release.broken().forEach(name -> broken.add(family.neutralName(name)));
            release.structs().keySet().forEach(name -> structs.add(neutral.computeIfAbsent(name, family::neutralName)));
        }
        enums = releases.stream()
                .flatMap(release -> release.enums().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A struct, and a release that has it as it is. */
    record Found(Release release, StructSpec struct) {}

    Family family() {
        return family;
    }

    List<Release> releases() {
        return releases;
    }

    /** Neutral names of structs. */
    Set<String> structs() {
        return Collections.unmodifiableSet(structs);
    }

    Set<String> enums() {
        return Collections.unmodifiableSet(enums);
    }

    Set<String> numbers(NumberSpace space) {
        return numbers.computeIfAbsent(
                space,
                absent -> releases.stream()
                        .flatMap(release -> release.numbers().getOrDefault(space, Map.of()).keySet().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The enums of a C name, each that differs once. */
    List<EnumSpec> enums(String name) {
        return releases.stream()
                .flatMap(release -> Optional.ofNullable(release.enums().get(name)).stream())
                .distinct()
                .toList();
    }

    /** The structs of a neutral name, each with the first release that has it. */
    List<Found> found(String neutral) {
        List<Found> found = new ArrayList<>();
        Set<StructSpec> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Release release : releases) {
            struct(release, neutral).filter(seen::add).ifPresent(struct -> found.add(new Found(release, struct)));
        }
        return found;
    }

    Optional<StructSpec> struct(Release release, String neutral) {
        return names.computeIfAbsent(release.name(), absent -> NeutralNames.of(release))
                .meant(neutral)
                .map(release.structs()::get);
    }

    /** Whether a struct could not be read, so that nothing can be said about what it has. */
    boolean broken(String neutral) {
        return broken.contains(neutral);
    }

    /** A field by its newest name. */
    Optional<FieldSpec> field(StructSpec struct, String newest) {
        StructMeaning meaning = family.semantics().structs().get(family.neutralName(struct.name()));
        return Renames.field(Optional.ofNullable(meaning), newest, struct).flatMap(struct::find);
    }

    /** Whether something is known; reports it if not. */
    boolean exists(String name, Collection<String> known, String noun, String what, SourcePos at) {
        if (known.contains(name) || broken.contains(name)) {
            return known.contains(name);
        }
        diagnostics.add(Diagnostic.error(
                DiagnosticId.FW042,
                at,
                what + ": no release has the " + noun + " '" + name + "'" + Suggestion.didYouMean(name, known)));
        return false;
    }

    /** Reports a finding that also shows a field of a release. */
    void error(DiagnosticId id, SourcePos at, String message, Optional<FieldSpec> shown) {
        Diagnostic found = Diagnostic.error(id, at, message);
        diagnostics.add(shown.map(field -> found.withMark(at, "").withMark(field.at(), ""))
                .orElse(found));
    }

    void error(DiagnosticId id, SourcePos at, String message) {
        error(id, at, message, Optional.empty());
    }
}
