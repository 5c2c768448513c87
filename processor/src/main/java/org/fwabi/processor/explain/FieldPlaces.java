package org.fwabi.processor.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/** Where the releases of a family declare a field, and since when. */
final class FieldPlaces {
    private final Family family;
    private final SpecLoader loader;
    private final Map<String, NeutralNames> neutralNames = new HashMap<>();

    FieldPlaces(KnownAbi known) {
        this.family = known.family();
        this.loader = known.loader();
    }

    /**
     * A field's declaration in a release.
     *
     * @param struct neutral name, with the members that lead to a struct written in place: {@code outer.member}
     * @param names the names that releases give the field
     */
    Optional<FieldSpec> find(String release, String struct, Set<String> names) {
        return loader.loadRelease(family.name(), release).flatMap(found -> find(found, struct, names));
    }

    private Optional<FieldSpec> find(Release release, String struct, Set<String> names) {
        return struct(release, struct)
                .flatMap(found -> members(found).stream()
                        .filter(field -> names.contains(field.name()))
                        .findFirst());
    }

    /** A struct of a release, by the name that {@link #find} takes. */
    Optional<StructSpec> struct(Release release, String struct) {
        String[] path = struct.split("\\.", -1);
        Optional<StructSpec> found = neutralNames
                .computeIfAbsent(release.name(), name -> NeutralNames.of(release))
                .meant(path[0])
                .or(() -> Optional.of(path[0]))
                .flatMap(name -> Optional.ofNullable(release.structs().get(name)));
        for (int i = 1; i < path.length; i++) {
            String member = path[i];
            found = found.flatMap(outer -> members(outer).stream()
                    .filter(field -> field.name().equals(member))
                    .findFirst()
                    .flatMap(field -> field.type() instanceof TypeSpec.Inline(StructSpec inner)
                            ? Optional.of(inner)
                            : Optional.empty()));
        }
        return found;
    }

    /** The named fields of a struct; those of anonymous members are its own. */
    static List<FieldSpec> members(StructSpec struct) {
        List<FieldSpec> members = new ArrayList<>();
        for (FieldSpec field : struct.fields()) {
            if (field.anonymous() && field.type() instanceof TypeSpec.Inline(StructSpec inner)) {
                members.addAll(members(inner));
            } else {
                members.add(field);
            }
        }
        return members;
    }

    /**
     * Where a field stands and what brought or ended it, for people: {@code PCIDeviceID: 570.144.yaml:88:9, added in
     * 570.86.15}.
     *
     * @param having a release that has it
     * @param lacking a release that does not
     */
    Optional<String> place(String having, String lacking, String struct, Set<String> names) {
        return find(having, struct, names)
                .map(field -> field.name() + ": " + field.at()
                        + change(having, struct, names)
                                .map(release -> ", added in " + release)
                                .or(() -> change(lacking, struct, names).map(release -> ", removed in " + release))
                                .orElse(""));
    }

    /** The release in a line of bases from which on the field is there, or is not there; empty if it always was so. */
    private Optional<String> change(String from, String struct, Set<String> names) {
        Optional<Release> release = loader.loadRelease(family.name(), from);
        boolean there = release.flatMap(found -> find(found, struct, names)).isPresent();
        while (release.isPresent()) {
            Optional<Release> base = release.get().base().flatMap(name -> loader.loadRelease(family.name(), name));
            if (base.isPresent()
                    && struct(base.get(), struct).isPresent()
                    && find(base.get(), struct, names).isPresent() != there) {
                return release.map(Release::name);
            }
            release = base;
        }
        return Optional.empty();
    }
}
