package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.StructSpec;

/** Several releases of one family in one view. Immutable. */
public final class Catalog {
    private final Map<String, ReleaseLayout> layouts;
    private final Family family;
    private final Map<String, StructHistory> structs;
    private final Map<String, EnumHistory> enums;
    private final Map<NumberSpace, Map<String, NumberHistory>> numbers;
    private final List<NameClash> clashes;

    /**
     * Structs of one release that are one name without their version suffix. None of them is in the catalog.
     *
     * @param neutralName the name that they share
     * @param release where they clash
     * @param structs in the order of the spec
     */
    public record NameClash(String neutralName, String release, List<StructSpec> structs) {
        public NameClash {
            structs = List.copyOf(structs);
        }
    }

    private Catalog(Map<String, ReleaseLayout> layouts, Family family) {
        this.layouts = layouts;
        this.family = family;
        List<NameClash> found = new ArrayList<>();
        this.structs = structs(layouts, family, found);
        this.clashes = List.copyOf(found);
        this.enums = enums(layouts);
        this.numbers = numbers(layouts);
    }

    /**
     * The view of these releases, which keeps their order.
     *
     * @throws IllegalArgumentException if there is none, one comes twice, or they are not of one family
     */
    public static Catalog of(List<ReleaseLayout> releases) {
        if (releases.isEmpty()) {
            throw new IllegalArgumentException("a catalog needs a release");
        }
        Family family = releases.getFirst().release().family();
        Map<String, ReleaseLayout> byName = new LinkedHashMap<>();
        for (ReleaseLayout layout : releases) {
            String name = layout.release().name();
            if (!layout.release().family().name().equals(family.name())) {
                throw new IllegalArgumentException(name + " is of another family than "
                        + releases.getFirst().release().name());
            }
            if (byName.put(name, layout) != null) {
                throw new IllegalArgumentException("release " + name + " comes twice");
            }
        }
        return new Catalog(Collections.unmodifiableMap(byName), family);
    }

    /** What all releases belong to. */
    public Family family() {
        return family;
    }

    /** Names of the releases, in order. */
    public List<String> releases() {
        return List.copyOf(layouts.keySet());
    }

    /** One release with its layouts. */
    public Optional<ReleaseLayout> layout(String release) {
        return Optional.ofNullable(layouts.get(release));
    }

    /** All structs and unions that some release has, by name without version suffix. */
    public Map<String, StructHistory> structs() {
        return structs;
    }

    /** One struct or union, by name without version suffix. */
    public Optional<StructHistory> struct(String neutralName) {
        return Optional.ofNullable(structs.get(neutralName));
    }

    /** Structs that cannot be told apart without their version suffix. */
    public List<NameClash> clashes() {
        return clashes;
    }

    /** All enums that some release has, by C name. */
    public Map<String, EnumHistory> enums() {
        return enums;
    }

    /** One enum, by C name. */
    public Optional<EnumHistory> enumeration(String name) {
        return Optional.ofNullable(enums.get(name));
    }

    /** All names of a space that some release has. */
    public Map<String, NumberHistory> numbers(NumberSpace space) {
        return numbers.getOrDefault(space, Map.of());
    }

    /** One named number. */
    public Optional<NumberHistory> number(NumberSpace space, String name) {
        return Optional.ofNullable(numbers(space).get(name));
    }

    /** Numbers that have different names in different releases, by number. */
    public List<ReusedNumber> reused(NumberSpace space) {
        Map<Long, Map<String, String>> names = new TreeMap<>();
        layouts.forEach((name, layout) -> {
            for (NumberSpec number : numbersOf(layout, space).values()) {
                names.computeIfAbsent(number.value(), absent -> new LinkedHashMap<>())
                        .put(name, number.name());
            }
        });
        List<ReusedNumber> reused = new ArrayList<>();
        names.forEach((number, byRelease) -> {
            if (new LinkedHashSet<>(byRelease.values()).size() > 1) {
                reused.add(new ReusedNumber(space, number, byRelease));
            }
        });
        return List.copyOf(reused);
    }

    private static Map<String, StructHistory> structs(
            Map<String, ReleaseLayout> layouts, Family family, List<NameClash> clashes) {
        Map<String, Map<String, StructLayout>> byName = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> byHash = new LinkedHashMap<>();
        layouts.forEach((release, layout) -> {
            Map<String, List<StructSpec>> specs = new LinkedHashMap<>();
            for (StructSpec spec : layout.release().structs().values()) {
                specs.computeIfAbsent(family.neutralName(spec.name()), absent -> new ArrayList<>())
                        .add(spec);
            }
            LayoutHash hash = new LayoutHash(layout);
            specs.forEach((neutral, same) -> {
                if (same.size() > 1) {
                    clashes.add(new NameClash(neutral, release, same));
                    return;
                }
                StructLayout struct = layout.structs().get(same.getFirst().name());
                if (struct != null) {
                    byName.computeIfAbsent(neutral, absent -> new LinkedHashMap<>())
                            .put(release, struct);
                    byHash.computeIfAbsent(neutral, absent -> new LinkedHashMap<>())
                            .computeIfAbsent(hash.of(struct), absent -> new ArrayList<>())
                            .add(release);
                }
            });
        });
        Map<String, StructHistory> histories = new LinkedHashMap<>();
        byName.forEach((neutral, found) -> {
            List<LayoutGroup> groups = new ArrayList<>();
            for (Map.Entry<String, List<String>> group :
                    byHash.getOrDefault(neutral, Map.of()).entrySet()) {
                StructLayout first = found.get(group.getValue().getFirst());
                if (first != null) {
                    groups.add(new LayoutGroup(group.getKey(), first, group.getValue()));
                }
            }
            histories.put(neutral, new StructHistory(neutral, List.copyOf(layouts.keySet()), found, groups));
        });
        return Collections.unmodifiableMap(histories);
    }

    private static Map<String, EnumHistory> enums(Map<String, ReleaseLayout> layouts) {
        Map<String, Map<String, EnumSpec>> byName = new LinkedHashMap<>();
        layouts.forEach((release, layout) -> layout.release()
                .enums()
                .forEach((name, spec) -> byName.computeIfAbsent(name, absent -> new LinkedHashMap<>())
                        .put(release, spec)));
        Map<String, EnumHistory> histories = new LinkedHashMap<>();
        byName.forEach(
                (name, specs) -> histories.put(name, new EnumHistory(name, List.copyOf(layouts.keySet()), specs)));
        return Collections.unmodifiableMap(histories);
    }

    private static Map<NumberSpace, Map<String, NumberHistory>> numbers(Map<String, ReleaseLayout> layouts) {
        Map<NumberSpace, Map<String, NumberHistory>> spaces = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            Set<String> names = new LinkedHashSet<>();
            layouts.values()
                    .forEach(layout -> names.addAll(numbersOf(layout, space).keySet()));
            Map<String, NumberHistory> histories = new LinkedHashMap<>();
            for (String name : names) {
                Map<String, Long> values = new LinkedHashMap<>();
                layouts.forEach((release, layout) -> {
                    NumberSpec number = numbersOf(layout, space).get(name);
                    if (number != null) {
                        values.put(release, number.value());
                    }
                });
                histories.put(name, new NumberHistory(space, name, List.copyOf(layouts.keySet()), values));
            }
            spaces.put(space, Collections.unmodifiableMap(histories));
        }
        return spaces;
    }

    private static Map<String, NumberSpec> numbersOf(ReleaseLayout layout, NumberSpace space) {
        return layout.release().numbers().getOrDefault(space, Map.of());
    }
}
