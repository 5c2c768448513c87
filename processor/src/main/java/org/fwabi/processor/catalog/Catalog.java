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
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.StructSpec;
import org.jspecify.annotations.Nullable;

/**
 * Several releases of one family in one view. What it says never changes, but it is worked out when it is first asked
 * for, and kept: making a catalog looks at names only, one struct costs what that struct costs, and only the queries over
 * everything look at everything. Not thread-safe.
 */
public final class Catalog {
    private final Map<String, ReleaseLayout> layouts;
    private final List<String> names;
    private final Family family;
    private final StructIndex structs;
    private @Nullable Map<String, EnumHistory> enums;
    private final Map<NumberSpace, Map<String, NumberHistory>> numbers = new EnumMap<>(NumberSpace.class);

    /**
     * Structs of one release that are one name without their version suffix, where nothing says which one it means. They
     * are in the catalog under their C names.
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
        this.names = List.copyOf(layouts.keySet());
        this.family = family;
        this.structs = new StructIndex(layouts, family);
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
        return names;
    }

    /** One release with its layouts. */
    public Optional<ReleaseLayout> layout(String release) {
        return Optional.ofNullable(layouts.get(release));
    }

    /**
     * What the names of a release's structs mean without their version suffix.
     *
     * @throws IllegalArgumentException if the catalog does not have the release
     */
    public NeutralNames neutralNames(String release) {
        return structs.neutralNames(release);
    }

    /**
     * The struct that a key picks in a release; empty if there is none, or it has findings and so no layout.
     *
     * @throws IllegalArgumentException if the catalog does not have the release
     */
    public Optional<StructLayout> find(String release, StructKey key) {
        return structs.find(release, key);
    }

    /**
     * The key that picks these structs: by neutral name if that means every one of them in its release, else by neutral
     * name among the versioned ones, else by C name.
     *
     * @param structs C name by release; not empty
     * @return empty if they are not versions of one struct, or only some of them are what their releases mean by it
     */
    public Optional<StructKey> key(Map<String, String> structs) {
        return this.structs.key(structs);
    }

    /**
     * The keys of all structs of a release, in its order.
     *
     * @throws IllegalArgumentException if the catalog does not have the release
     */
    public Set<StructKey> keys(String release) {
        return structs.keys(release);
    }

    /**
     * What stands for a layout: equal for two layouts if code compiled for one reads and writes the other correctly, down
     * through nested types. The numbers of enums do not count.
     *
     * @param release that has the layout
     * @param layout of a struct of the release, or of one that is written in place there
     * @return 64 hex digits; equal in two runs and on two machines
     */
    public String hash(String release, StructLayout layout) {
        return structs.hash(release, layout);
    }

    /** How many layouts have been hashed so far. */
    int hashed() {
        return structs.hashed();
    }

    /**
     * All structs and unions that some release has, by {@linkplain StructKey#label() label}: the neutral names, and keys
     * for the structs that their neutral name does not mean. Every struct of every release is in one of them at least.
     * Works all of them out.
     */
    public Map<String, StructHistory> structs() {
        return structs.all();
    }

    /** One struct or union, by name without version suffix. */
    public Optional<StructHistory> struct(String neutralName) {
        return struct(new StructKey.Neutral(neutralName));
    }

    /** What a key picks; empty if it picks nothing in any release. */
    public Optional<StructHistory> struct(StructKey key) {
        return structs.history(key);
    }

    /** Where a neutral name means no struct because several share it, by the order of the releases. */
    public List<NameClash> clashes(String neutralName) {
        return structs.clashes(neutralName);
    }

    /** Structs that cannot be told apart without their version suffix. */
    public List<NameClash> clashes() {
        return structs.clashes();
    }

    /** All enums that some release has, by C name. Works all of them out. */
    public Map<String, EnumHistory> enums() {
        Map<String, EnumHistory> known = enums;
        if (known == null) {
            Map<String, EnumHistory> all = new LinkedHashMap<>();
            for (ReleaseLayout layout : layouts.values()) {
                for (String name : layout.release().enums().keySet()) {
                    all.computeIfAbsent(name, absent -> enumeration(name).orElseThrow());
                }
            }
            known = Collections.unmodifiableMap(all);
            enums = known;
        }
        return known;
    }

    /** One enum, by C name. */
    public Optional<EnumHistory> enumeration(String name) {
        Map<String, EnumSpec> specs = new LinkedHashMap<>();
        layouts.forEach((release, layout) ->
                Optional.ofNullable(layout.release().enums().get(name)).ifPresent(spec -> specs.put(release, spec)));
        return specs.isEmpty() ? Optional.empty() : Optional.of(new EnumHistory(name, names, specs));
    }

    /** All names of a space that some release has. Works all of them out. */
    public Map<String, NumberHistory> numbers(NumberSpace space) {
        return numbers.computeIfAbsent(space, this::allNumbers);
    }

    /** One named number. */
    public Optional<NumberHistory> number(NumberSpace space, String name) {
        Map<String, Long> values = new LinkedHashMap<>();
        layouts.forEach((release, layout) -> Optional.ofNullable(
                        numbersOf(layout, space).get(name))
                .ifPresent(number -> values.put(release, number.value())));
        return values.isEmpty() ? Optional.empty() : Optional.of(new NumberHistory(space, name, names, values));
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

    private Map<String, NumberHistory> allNumbers(NumberSpace space) {
        Map<String, NumberHistory> all = new LinkedHashMap<>();
        layouts.values()
                .forEach(layout -> numbersOf(layout, space)
                        .keySet()
                        .forEach(name -> all.computeIfAbsent(
                                name, absent -> number(space, name).orElseThrow())));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, NumberSpec> numbersOf(ReleaseLayout layout, NumberSpace space) {
        return layout.release().numbers().getOrDefault(space, Map.of());
    }
}
