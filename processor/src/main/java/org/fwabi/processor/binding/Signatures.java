package org.fwabi.processor.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/**
 * Texts that are equal exactly where two releases lay a struct out alike, nested structs and the numbers of enums
 * included.
 */
final class Signatures {
    private final Targets targets;
    private final Map<String, String> known = new HashMap<>();

    Signatures(Targets targets) {
        this.targets = targets;
    }

    /** The signature of a struct with a name. */
    String of(int release, StructLayout struct) {
        String key = release + " " + struct.spec().name();
        String signature = known.get(key);
        if (signature == null) {
            String neutralName = targets.family().neutralName(struct.spec().name());
            signature = describe(
                    release,
                    struct,
                    Optional.ofNullable(targets.semantics().structs().get(neutralName)));
            known.put(key, signature);
        }
        return signature;
    }

    /** The signature of a struct that another one holds in place. */
    String describe(int release, StructLayout struct, Optional<StructMeaning> meaning) {
        StringBuilder text = new StringBuilder();
        text.append(struct.spec().kind())
                .append(' ')
                .append(struct.spec().name())
                .append(' ')
                .append(struct.size());
        for (Flat flat : Flat.of(struct)) {
            Optional<String> held = meaning.flatMap(
                            known -> Optional.ofNullable(known.fields().get(flat.name())))
                    .flatMap(FieldMeaning::enumName);
            text.append('{').append(flat.name()).append(' ').append(flat.offset());
            Placement.of(flat, release, targets, held).ifPresent(placement -> placement(release, placement, text));
            text.append('}');
        }
        return text.toString();
    }

    private void placement(int release, Placement placement, StringBuilder text) {
        text.append(' ').append(placement.scalarText()).append(placement.allDimensions());
        placement
                .enumName()
                .flatMap(name -> targets.enumeration(release, name))
                .ifPresent(spec -> text.append(spec.values()));
        if (placement.kind() instanceof Placement.Kind.Struct(String neutralName)) {
            targets.struct(release, neutralName).ifPresent(nested -> text.append(of(release, nested)));
        }
        placement.flat().inline().ifPresent(inline -> text.append(describe(release, inline, Optional.empty())));
    }
}
