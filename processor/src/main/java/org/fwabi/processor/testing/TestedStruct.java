package org.fwabi.processor.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;

/**
 * A generated class of a struct, with what the layout stage says of it in each release that has it.
 *
 * @param binding the class
 * @param label C name for people; of a struct written in place, with the path to it
 * @param parts by position of the release
 */
record TestedStruct(StructBinding binding, String label, Map<Integer, Part> parts) {
    /**
     * One release.
     *
     * @param release laid out
     * @param layout the struct
     * @param name C name in this release
     * @param in the named struct that holds it and the path there, e.g. {@code GspStaticConfigInfo.gid}; empty for a struct
     *     that has a name
     */
    record Part(ReleaseLayout release, StructLayout layout, String name, Optional<String> in) {}

    /** A top-level class. */
    static TestedStruct of(StructBinding binding, Map<Integer, ReleaseLayout> releases) {
        Map<Integer, Part> parts = new LinkedHashMap<>();
        releases.forEach((position, release) -> {
            if (binding.in(position)) {
                String name = binding.layoutOf(position).cName();
                Optional.ofNullable(release.structs().get(name))
                        .ifPresent(layout -> parts.put(position, new Part(release, layout, name, Optional.empty())));
            }
        });
        return new TestedStruct(binding, binding.neutralName(), parts);
    }

    /** The classes of structs written in place. */
    List<TestedStruct> nested() {
        return binding.nested().stream().map(this::nested).toList();
    }

    private TestedStruct nested(StructBinding inner) {
        String field = inner.neutralName().substring(inner.neutralName().lastIndexOf('.') + 1);
        Map<Integer, Part> inside = new LinkedHashMap<>();
        parts.forEach((position, part) -> TestedField.all(part).stream()
                .filter(candidate -> candidate.newest().equals(field))
                .findFirst()
                .ifPresent(holder -> holder.layout().inline().ifPresent(layout -> {
                    String element =
                            holder.name() + "[0]".repeat(holder.dimensions().size());
                    String path = part.in().orElse(part.name()) + "." + element;
                    inside.put(position, new Part(part.release(), layout, inner.neutralName(), Optional.of(path)));
                })));
        return new TestedStruct(inner, inner.neutralName(), inside);
    }
}
