package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.catalog.Catalog.NameClash;
import org.fwabi.processor.catalog.StructKey;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/** The targeted releases of a catalog, each at its position in the request, and how people read a set of them. */
final class Targets {
    private final Catalog catalog;
    private final List<ReleaseLayout> releases;
    private final int latest;

    /**
     * Targets.
     *
     * @param names of releases that the catalog has; at least one
     */
    Targets(Catalog catalog, List<String> names) {
        this.catalog = catalog;
        this.releases =
                names.stream().map(name -> catalog.layout(name).orElseThrow()).toList();
        int newest = 0;
        for (int i = 1; i < releases.size(); i++) {
            if (order(i) > order(newest)) {
                newest = i;
            }
        }
        this.latest = newest;
    }

    private int order(int release) {
        return family().releases().indexOf(name(release));
    }

    Family family() {
        return catalog.family();
    }

    String neutralName(String cName) {
        return family().neutralName(cName);
    }

    Semantics semantics() {
        return family().semantics();
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

    /** The first targeted release in which several structs share a neutral name that means none of them. */
    Optional<NameClash> clash(String neutralName) {
        List<String> targeted = all().stream().map(this::name).toList();
        return catalog.clashes(neutralName).stream()
                .filter(clash -> targeted.contains(clash.release()))
                .findFirst();
    }

    /** The struct that a key picks. */
    Optional<StructLayout> struct(int release, StructKey key) {
        return catalog.find(name(release), key);
    }

    /** The key that picks these structs, C names by release; empty if none does. */
    Optional<StructKey> key(Map<Integer, String> structs) {
        Map<String, String> byName = new LinkedHashMap<>();
        structs.forEach((release, cName) -> byName.put(name(release), cName));
        return catalog.key(byName);
    }

    /** What stands for a layout; see {@link Catalog#hash}. */
    String hash(int release, StructLayout struct) {
        return catalog.hash(name(release), struct);
    }

    /** What semantics say of a struct. */
    Optional<StructMeaning> meaning(String neutralName) {
        return Optional.ofNullable(semantics().structs().get(neutralName));
    }

    /** The same enum with the newest names of its constants. Of two names of one number, the newest stays. */
    private static EnumSpec renamed(EnumSpec spec, EnumMeaning meaning) {
        Map<String, Long> values = new LinkedHashMap<>();
        spec.values().forEach((constant, value) -> {
            String newest = meaning.was().entrySet().stream()
                    .filter(entry -> entry.getValue().contains(constant))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(constant);
            Long known = spec.values().get(newest);
            // A release that has both names as different numbers means two things.
            boolean other = known != null && !known.equals(value);
            values.putIfAbsent(other ? constant : newest, value);
        });
        return new EnumSpec(spec.name(), spec.size(), values, spec.at());
    }

    /** An enum of a release, its constants under their newest names. */
    Optional<EnumSpec> enumeration(int release, String cName) {
        return Optional.ofNullable(releases.get(release).release().enums().get(cName))
                .map(spec -> Optional.ofNullable(semantics().enums().get(cName))
                        .filter(meaning -> !meaning.was().isEmpty())
                        .map(meaning -> renamed(spec, meaning))
                        .orElse(spec));
    }

    /** What has numbers in a release, under its newest names. */
    Map<String, NumberSpec> numbers(int release, NumberSpace space) {
        Map<String, NumberSpec> numbers =
                releases.get(release).release().numbers().getOrDefault(space, Map.of());
        Map<String, String> newest = Renames.numbers(semantics(), space);
        Map<String, NumberSpec> renamed = new LinkedHashMap<>();
        numbers.forEach((name, number) -> {
            String now = newest.getOrDefault(name, name);
            // A release that has both names means two numbers.
            renamed.put(numbers.containsKey(now) ? name : now, number);
        });
        return renamed;
    }

    /** Neutral names of the structs of all targeted releases. */
    Collection<String> structNames() {
        return all().stream()
                .flatMap(release -> catalog.neutralNames(name(release)).all().stream())
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
