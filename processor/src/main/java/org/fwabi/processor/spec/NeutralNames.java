package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which struct of one release a name without version suffix means. Immutable. Where a struct was renamed, its newest
 * name means it in each release, and no former one does.
 *
 * <p>A neutral name means the only struct that has it. Of several it means the one whose C name has no suffix: that is
 * the very name that was asked for, and the versioned ones beside it are other structs (570.144 has some 280 such pairs, e.g.
 * {@code NV0080_CTRL_DMA_SET_PAGE_DIRECTORY_PARAMS} of the control interface, and what vGPU guests of a version send in
 * its place). Where all have a suffix, it means the one that the release says is current. Otherwise it means nothing.
 *
 * <p>The versioned structs of a neutral name are told apart likewise: the only one, or else the current one.
 */
public final class NeutralNames {
    private final Map<String, String> plain = new LinkedHashMap<>();
    private final Map<String, List<String>> shared = new LinkedHashMap<>();
    private final Map<String, String> formerStructs;
    private final Map<String, String> current;

    /**
     * The names of one release.
     *
     * @param structs C names of its structs and unions
     * @param neutralName gives the neutral name of a C name
     * @param formerStructs neutral name that a struct has now, by each that it had
     * @param current C name of the current struct, by the neutral name of the release, where the release says so
     */
    public NeutralNames(
            Collection<String> structs,
            UnaryOperator<String> neutralName,
            Map<String, String> formerStructs,
            Map<String, String> current) {
        this.formerStructs = Map.copyOf(formerStructs);
        Map<String, String> renamed = new LinkedHashMap<>();
        current.forEach((neutral, struct) -> renamed.put(formerStructs.getOrDefault(neutral, neutral), struct));
        this.current = Map.copyOf(renamed);
        for (String struct : structs) {
            String neutral = neutralName.apply(struct);
            String other = plain.putIfAbsent(neutral, struct);
            if (other != null) {
                shared.computeIfAbsent(neutral, absent -> new ArrayList<>(List.of(other)))
                        .add(struct);
            }
        }
        shared.forEach((neutral, all) -> {
            Optional<String> meant = Optional.of(neutral)
                    .filter(all::contains)
                    .or(() -> all.stream().filter(formerStructs::containsKey).findFirst())
                    .or(() -> current(neutral, all));
            meant.ifPresentOrElse(struct -> plain.put(neutral, struct), () -> plain.remove(neutral));
        });
    }

    /** The names of a flattened release. */
    public static NeutralNames of(Release release) {
        Family family = release.family();
        return new NeutralNames(
                release.structs().keySet(), family::neutralName, family.formerStructs(), release.current());
    }

    private Optional<String> current(String neutral, List<String> among) {
        return Optional.ofNullable(current.get(neutral)).filter(among::contains);
    }

    /** Every neutral name, whether it means a struct or not. */
    public Set<String> all() {
        Set<String> names = new LinkedHashSet<>(plain.keySet());
        names.addAll(shared.keySet());
        return Collections.unmodifiableSet(names);
    }

    /** C name of the struct that a neutral name means; empty if no struct has it, or it is ambiguous. */
    public Optional<String> meant(String neutral) {
        return Optional.ofNullable(plain.get(neutral));
    }

    /**
     * C name of the struct that a neutral name means among those with a version suffix; empty if none has it, or it is
     * ambiguous.
     */
    public Optional<String> versioned(String neutral) {
        List<String> suffixed = structs(neutral).stream()
                .filter(name -> !plainly(neutral, name))
                .toList();
        return suffixed.size() == 1 ? Optional.of(suffixed.getFirst()) : current(neutral, suffixed);
    }

    /** Whether a struct has no version suffix. */
    private boolean plainly(String neutral, String struct) {
        return struct.equals(neutral) || formerStructs.containsKey(struct);
    }

    /** C names of the structs that share a neutral name and leave it without meaning; empty if it has one. */
    public List<String> ambiguous(String neutral) {
        return plain.containsKey(neutral) ? List.of() : structs(neutral);
    }

    /** C names of all structs of a neutral name, in the order of the release. */
    public List<String> structs(String neutral) {
        List<String> several = shared.get(neutral);
        if (several != null) {
            return Collections.unmodifiableList(several);
        }
        return meant(neutral).map(List::of).orElse(List.of());
    }
}
