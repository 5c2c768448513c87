package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Semantics;

/** The targeted releases, each at its position in the request, and how people read a set of them. */
final class Targets {
    private final Family family;
    private final List<ReleaseLayout> releases;
    private final int latest;
    private final List<Map<String, StructLayout>> byNeutralName = new ArrayList<>();
    private final Map<String, Clash> clashes = new LinkedHashMap<>();

    /** Two structs of one release that share a neutral name. */
    record Clash(String release, String first, String second) {}

    Targets(Family family, List<ReleaseLayout> releases) {
        this.family = family;
        this.releases = List.copyOf(releases);
        int newest = 0;
        for (int i = 1; i < releases.size(); i++) {
            if (order(i) > order(newest)) {
                newest = i;
            }
        }
        this.latest = newest;
        for (ReleaseLayout release : releases) {
            Map<String, StructLayout> structs = new HashMap<>();
            release.structs().forEach((name, struct) -> {
                String neutral = family.neutralName(name);
                StructLayout other = structs.putIfAbsent(neutral, struct);
                if (other != null) {
                    clashes.putIfAbsent(
                            neutral,
                            new Clash(release.release().name(), other.spec().name(), name));
                }
            });
            byNeutralName.add(structs);
        }
    }

    private int order(int release) {
        return family.releases().indexOf(name(release));
    }

    Family family() {
        return family;
    }

    Semantics semantics() {
        return family.semantics();
    }

    int count() {
        return releases.size();
    }

    List<Integer> all() {
        return IntStream.range(0, releases.size()).boxed().toList();
    }

    /** The newest first, the others in the order of the request: whose declarations and order people see. */
    List<Integer> newestFirst() {
        List<Integer> order = new ArrayList<>(List.of(latest));
        all().stream().filter(release -> release != latest).forEach(order::add);
        return order;
    }

    String name(int release) {
        return releases.get(release).release().name();
    }

    ReleaseLayout at(int release) {
        return releases.get(release);
    }

    /** The structs that share a neutral name, if any do. */
    Optional<Clash> clash(String neutralName) {
        return Optional.ofNullable(clashes.get(neutralName));
    }

    /** The struct of a neutral name. */
    Optional<StructLayout> struct(int release, String neutralName) {
        return Optional.ofNullable(byNeutralName.get(release).get(neutralName));
    }

    Optional<EnumSpec> enumeration(int release, String cName) {
        return Optional.ofNullable(releases.get(release).release().enums().get(cName));
    }

    /** Neutral names of the structs of all targeted releases. */
    Collection<String> structNames() {
        return byNeutralName.stream()
                .flatMap(structs -> structs.keySet().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** C names of the enums of all targeted releases. */
    Collection<String> enumNames() {
        return releases.stream()
                .flatMap(release -> release.release().enums().keySet().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** {@code 535.113.01}, {@code 535.113.01 and 570.144}, {@code a, b and c}. */
    String names(Collection<Integer> which) {
        List<String> names = which.stream().map(this::name).toList();
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** A value by release as one sentence: {@code Offset 8 in 535.113.01, 16 in 570.144.}; no releases if all agree. */
    String sentence(String what, Map<Integer, String> values, boolean everywhere) {
        Map<String, List<Integer>> groups = values.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        if (groups.size() == 1 && everywhere) {
            return what + " " + groups.keySet().iterator().next() + ".";
        }
        String list = groups.entrySet().stream()
                .map(group -> group.getKey() + " in " + names(group.getValue()))
                .collect(Collectors.joining(", "));
        return (everywhere ? "" : "Only in " + names(values.keySet()) + ". ") + what + " " + list + ".";
    }
}
