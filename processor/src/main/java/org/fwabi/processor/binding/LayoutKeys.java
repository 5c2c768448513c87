package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/**
 * Tells when one generated layout will do for two releases: where the catalog says that the layouts are equal, and what
 * else the generated code takes from a layout is equal too, which is the C names, and the numbers of the enums that the
 * fields hold.
 */
final class LayoutKeys {
    private final Targets targets;
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<List<Object>, Integer> distinct = new HashMap<>();

    /**
     * Equal for equal layouts.
     *
     * @param hash the catalog's
     * @param extras stands for the C names and enum numbers, in the order of the fields; layouts of equal hash have the
     *     same fields, so like is compared with like
     */
    record Key(String hash, int extras) {}

    /** The numbers of an enum. Their order counts, because generated tables keep it. */
    private record Numbering(int size, List<Map.Entry<String, Long>> values) {}

    LayoutKeys(Targets targets) {
        this.targets = targets;
    }

    /** The key of a struct, also of one that another holds in place. */
    Key of(int release, StructLayout struct) {
        return new Key(targets.hash(release, struct), extras(release, struct));
    }

    /** Equal lists get one number, so that comparing a struct does not compare again all that it embeds. */
    private int extras(int release, StructLayout struct) {
        String name = struct.spec().name();
        if (name.isEmpty()) {
            return number(describe(release, struct, Optional.empty()));
        }
        Integer extras = known.get(release + " " + name);
        if (extras == null) {
            extras = number(describe(release, struct, targets.meaning(targets.neutralName(name))));
            known.put(release + " " + name, extras);
        }
        return extras;
    }

    private int number(List<Object> extras) {
        Integer next = distinct.size();
        Integer earlier = distinct.putIfAbsent(extras, next);
        return earlier == null ? next : earlier;
    }

    private List<Object> describe(int release, StructLayout struct, Optional<StructMeaning> meaning) {
        List<Object> extras = new ArrayList<>();
        extras.add(struct.spec().name());
        for (Flat flat : Flat.of(struct, meaning)) {
            Placement.of(flat, release, targets, meaning).ifPresent(placement -> {
                placement
                        .enumName()
                        .ifPresent(name -> extras.add(targets.enumeration(release, name)
                                .map(spec -> new Numbering(
                                        spec.size(), List.copyOf(spec.values().entrySet())))));
                if (placement.kind() instanceof Placement.Kind.Struct(String cName, String neutralName)) {
                    Optional.ofNullable(targets.at(release).structs().get(cName))
                            .ifPresent(nested -> extras.add(extras(release, nested)));
                }
                if (placement.kind() instanceof Placement.Kind.Inline) {
                    flat.inline().ifPresent(inline -> extras.add(extras(release, inline)));
                }
            });
        }
        return extras;
    }
}
