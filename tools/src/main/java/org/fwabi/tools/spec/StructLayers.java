package org.fwabi.tools.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.catalog.LayoutGroup;
import org.fwabi.processor.catalog.ReleaseDiff;
import org.fwabi.processor.catalog.StructHistory;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * The layouts that one struct has had.
 *
 * @param family of the releases
 * @param name without version suffix
 * @param layers in the order of their first release; never empty
 */
record StructLayers(Family family, String name, List<Layer> layers) {
    /**
     * One layout.
     *
     * @param group the layout and its releases
     * @param names the C names that it has had
     * @param from the index of the layer that it is compared with: the one that the base of its first release has, or
     *     the one before; empty for the first
     * @param diff what differs from that
     */
    record Layer(LayoutGroup group, List<String> names, Optional<Integer> from, Optional<ReleaseDiff> diff) {}

    /**
     * Follows a struct through all releases of all families. Only this struct and what it embeds is laid out.
     *
     * @param written its C name, with or without its version suffix
     * @throws UsageException if no release has it, or several structs of a release are meant
     * @throws FindingsException if the specs have errors
     */
    static StructLayers find(SpecSession session, String written, Progress progress) {
        Set<String> names = new TreeSet<>();
        List<StructLayers> found = new ArrayList<>();
        for (Family family : session.families()) {
            Map<String, ReleaseLayout> layouts = new LinkedHashMap<>();
            Map<String, Optional<String>> bases = new LinkedHashMap<>();
            // Nearly all releases have the same names; to strip each once saves most of the time.
            Map<String, String> neutral = new HashMap<>();
            int done = 0;
            for (String name : family.releases()) {
                Release release = session.release(family, name);
                release.structs().keySet().forEach(struct -> neutral.computeIfAbsent(struct, family::neutralName));
                bases.put(name, release.base());
                Optional<StructSpec> root = root(release, written, neutral);
                if (root.isPresent()) {
                    layouts.put(name, session.alone(only(release, root.get())));
                }
                progress.show("releases", ++done, family.releases().size());
            }
            names.addAll(neutral.values());
            if (!layouts.isEmpty()) {
                found.add(of(family, family.neutralName(written), layouts, bases));
            }
        }
        if (found.isEmpty()) {
            throw new UsageException(
                    "no release has a struct '" + written + "'" + Suggestion.didYouMean(written, names));
        }
        if (found.size() > 1) {
            throw new UsageException("families %s have a struct '%s'; use --specs to read one of them"
                    .formatted(
                            String.join(
                                    " and ",
                                    found.stream()
                                            .map(layers -> layers.family().name())
                                            .toList()),
                            written));
        }
        return found.getFirst();
    }

    /** How many releases have the struct. */
    int releases() {
        return layers.stream()
                .mapToInt(layer -> layer.group().releases().size())
                .sum();
    }

    private static Optional<StructSpec> root(Release release, String written, Map<String, String> neutral) {
        String wanted = release.family().neutralName(written);
        List<StructSpec> candidates = release.structs().values().stream()
                .filter(struct -> wanted.equals(neutral.get(struct.name())))
                .toList();
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        StructSpec exact = Optional.ofNullable(release.structs().get(written))
                .or(() -> Optional.ofNullable(release.current().get(wanted)).map(release.structs()::get))
                .orElse(null);
        if (exact == null) {
            throw new UsageException("in release %s '%s' can be %s"
                    .formatted(
                            release.name(),
                            written,
                            String.join(
                                    " or ",
                                    candidates.stream().map(StructSpec::name).toList())));
        }
        return Optional.of(exact);
    }

    /** The release with this struct and what it embeds, and nothing else but its enums. */
    private static Release only(Release release, StructSpec root) {
        Map<String, StructSpec> structs = new LinkedHashMap<>();
        Deque<StructSpec> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            StructSpec struct = next.remove();
            boolean inline = struct.name().isEmpty();
            if (inline || structs.put(struct.name(), struct) == null) {
                for (FieldSpec field : struct.fields()) {
                    switch (field.type()) {
                        case TypeSpec.Scalar scalar -> {}
                        case TypeSpec.Inline inner -> next.add(inner.struct());
                        case TypeSpec.Named named ->
                            Optional.ofNullable(release.structs().get(named.name()))
                                    .ifPresent(next::add);
                    }
                }
            }
        }
        return new Release(
                release.family(),
                release.name(),
                release.base(),
                structs,
                release.enums(),
                Map.of(),
                Map.of(),
                release.at());
    }

    private static StructLayers of(
            Family family, String neutral, Map<String, ReleaseLayout> layouts, Map<String, Optional<String>> bases) {
        Catalog catalog = Catalog.of(List.copyOf(layouts.values()));
        List<LayoutGroup> groups =
                catalog.struct(neutral).map(StructHistory::groups).orElse(List.of());
        Map<String, Integer> layerOf = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            for (String release : groups.get(i).releases()) {
                layerOf.put(release, i);
            }
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            LayoutGroup group = groups.get(i);
            String first = group.releases().getFirst();
            Optional<String> base = Optional.ofNullable(bases.get(first)).flatMap(known -> known);
            Optional<Integer> from =
                    i == 0 ? Optional.empty() : base.map(layerOf::get).or(() -> Optional.of(layers.size() - 1));
            Optional<ReleaseDiff> diff = from.map(index -> {
                String old = base.filter(layerOf::containsKey)
                        .orElse(groups.get(index).releases().getFirst());
                return ReleaseDiff.between(layout(layouts, old), layout(layouts, first));
            });
            List<String> names = group.releases().stream()
                    .map(release -> catalog.struct(neutral)
                            .flatMap(history -> history.in(release))
                            .map(layout -> layout.spec().name())
                            .orElse(neutral))
                    .distinct()
                    .toList();
            layers.add(new Layer(group, names, from, diff));
        }
        return new StructLayers(family, neutral, List.copyOf(layers));
    }

    private static ReleaseLayout layout(Map<String, ReleaseLayout> layouts, String release) {
        return Optional.ofNullable(layouts.get(release)).orElseThrow();
    }
}
