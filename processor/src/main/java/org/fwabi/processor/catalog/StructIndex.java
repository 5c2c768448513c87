package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fwabi.processor.catalog.Catalog.NameClash;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.StructSpec;
import org.jspecify.annotations.Nullable;

/**
 * The structs of several releases: what their names mean, and the layouts they have had. Names are indexed at once;
 * everything else is worked out when it is first asked for, and kept. Not thread-safe.
 */
final class StructIndex {
    private final Map<String, ReleaseLayout> layouts;
    private final List<String> names;
    private final Family family;
    private final Map<String, NeutralNames> neutralNames = new LinkedHashMap<>();
    private final LayoutHash hash = new LayoutHash();
    private final Map<StructKey, Optional<StructHistory>> histories = new HashMap<>();
    private @Nullable Map<String, StructHistory> all;

    StructIndex(Map<String, ReleaseLayout> layouts, Family family) {
        this.layouts = layouts;
        this.names = List.copyOf(layouts.keySet());
        this.family = family;
        // Releases have most names in common, and a suffix is a regular expression.
        Map<String, String> stripped = new HashMap<>();
        layouts.forEach((name, layout) -> neutralNames.put(
                name,
                new NeutralNames(
                        layout.release().structs().keySet(),
                        struct -> stripped.computeIfAbsent(struct, family::neutralName),
                        family.formerStructs(),
                        layout.release().current())));
    }

    NeutralNames neutralNames(String release) {
        return known(neutralNames, release);
    }

    Optional<StructLayout> find(String release, StructKey key) {
        Optional<String> cName = switch (key) {
            case StructKey.Neutral(String neutral) -> neutralNames(release).meant(neutral);
            case StructKey.Versioned(String neutral) -> neutralNames(release).versioned(neutral);
            case StructKey.Exact(String neutral, String exact) -> Optional.of(exact);
        };
        ReleaseLayout layout = known(layouts, release);
        return cName.flatMap(name -> Optional.ofNullable(layout.structs().get(name)));
    }

    Optional<StructKey> key(Map<String, String> structs) {
        String cName = structs.values().iterator().next();
        String neutral = family.neutralName(cName);
        return Stream.<StructKey>of(
                        new StructKey.Neutral(neutral),
                        new StructKey.Versioned(neutral),
                        new StructKey.Exact(neutral, cName))
                .filter(key -> structs.entrySet().stream()
                        .allMatch(struct -> find(struct.getKey(), key)
                                .filter(found -> found.spec().name().equals(struct.getValue()))
                                .isPresent()))
                .findFirst();
    }

    String hash(String release, StructLayout layout) {
        return hash.of(known(layouts, release), layout);
    }

    /** How many layouts have been hashed so far. */
    int hashed() {
        return hash.computed();
    }

    Optional<StructHistory> history(StructKey key) {
        return histories.computeIfAbsent(key, this::work);
    }

    private Optional<StructHistory> work(StructKey key) {
        Map<String, StructLayout> found = new LinkedHashMap<>();
        Map<String, List<String>> byHash = new LinkedHashMap<>();
        for (String release : names) {
            find(release, key).ifPresent(struct -> {
                found.put(release, struct);
                byHash.computeIfAbsent(hash(release, struct), absent -> new ArrayList<>())
                        .add(release);
            });
        }
        List<LayoutGroup> groups = new ArrayList<>();
        byHash.forEach(
                (text, releases) -> groups.add(new LayoutGroup(text, known(found, releases.getFirst()), releases)));
        return found.isEmpty() ? Optional.empty() : Optional.of(new StructHistory(key.label(), names, found, groups));
    }

    Map<String, StructHistory> all() {
        Map<String, StructHistory> known = all;
        if (known == null) {
            Map<String, StructHistory> made = new LinkedHashMap<>();
            keys().forEach(key -> history(key).ifPresent(found -> made.put(key.label(), found)));
            known = Collections.unmodifiableMap(made);
            all = known;
        }
        return known;
    }

    private Set<StructKey> keys() {
        Set<StructKey> keys = new LinkedHashSet<>();
        names.forEach(release -> keys.addAll(keys(release)));
        return keys;
    }

    Set<StructKey> keys(String release) {
        NeutralNames known = neutralNames(release);
        Set<StructKey> keys = new LinkedHashSet<>();
        for (String neutral : known.all()) {
            Optional<String> meant = known.meant(neutral);
            for (String struct : known.structs(neutral)) {
                if (meant.filter(struct::equals).isPresent()) {
                    keys.add(new StructKey.Neutral(neutral));
                } else if (known.versioned(neutral).filter(struct::equals).isPresent()) {
                    keys.add(new StructKey.Versioned(neutral));
                } else {
                    keys.add(new StructKey.Exact(neutral, struct));
                }
            }
        }
        return keys;
    }

    List<NameClash> clashes(String neutralName) {
        List<NameClash> found = new ArrayList<>();
        layouts.forEach((release, layout) -> {
            List<StructSpec> ambiguous = neutralNames(release).ambiguous(neutralName).stream()
                    .map(name -> known(layout.release().structs(), name))
                    .toList();
            if (!ambiguous.isEmpty()) {
                found.add(new NameClash(neutralName, release, ambiguous));
            }
        });
        return List.copyOf(found);
    }

    List<NameClash> clashes() {
        Set<String> neutral = new LinkedHashSet<>();
        neutralNames.values().forEach(known -> neutral.addAll(known.all()));
        return neutral.stream().flatMap(name -> clashes(name).stream()).toList();
    }

    private static <T> T known(Map<String, T> map, String name) {
        T found = map.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the catalog does not have " + name);
        }
        return found;
    }
}
