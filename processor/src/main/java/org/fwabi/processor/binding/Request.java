package org.fwabi.processor.binding;

import java.util.List;

/**
 * What a driver asks for; the annotation's members. But for the releases, a name may be a {@linkplain NamePattern pattern}.
 *
 * @param packageName where the classes go
 * @param family e.g. {@code nvidia-gsp}
 * @param releases to target, in the driver's order
 * @param messages commands and events by name
 * @param controls by C name
 * @param classes by C name
 * @param structs by C name without version suffix
 * @param enums by C name
 * @param tables whether to write the flattened specs as resources
 */
public record Request(
        String packageName,
        String family,
        List<String> releases,
        List<String> messages,
        List<String> controls,
        List<String> classes,
        List<String> structs,
        List<String> enums,
        boolean tables) {
    public Request {
        releases = List.copyOf(releases);
        messages = List.copyOf(messages);
        controls = List.copyOf(controls);
        classes = List.copyOf(classes);
        structs = List.copyOf(structs);
        enums = List.copyOf(enums);
    }

    /** The same request for these releases. */
    public Request with(List<String> selected) {
        return new Request(packageName, family, selected, messages, controls, classes, structs, enums, tables);
    }
}
