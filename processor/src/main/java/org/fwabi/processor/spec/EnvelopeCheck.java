package org.fwabi.processor.spec;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.spec.Everywhere.Found;
import org.fwabi.processor.spec.Semantics.EnvelopeMeaning;

/** Whether the fields of an envelope are in its struct, and can carry what they should. */
final class EnvelopeCheck {
    private final Everywhere everywhere;
    private final String what;
    private final EnvelopeMeaning envelope;

    EnvelopeCheck(Everywhere everywhere, String what, EnvelopeMeaning envelope) {
        this.everywhere = everywhere;
        this.what = what + ": 'envelope'";
        this.envelope = envelope;
    }

    void run(String request) {
        Set<String> fields = new LinkedHashSet<>();
        for (Found found : everywhere.found(request)) {
            found.struct().members().forEach(field -> fields.add(field.name()));
        }
        if (fields.isEmpty()) {
            return;
        }
        number(request, envelope.number(), fields);
        number(request, envelope.size(), fields);
        number(request, envelope.status(), fields);
        if (everywhere.exists(envelope.params(), fields, "field", what, envelope.at())) {
            everywhere
                    .found(request)
                    .forEach(found -> everywhere
                            .field(found.struct(), envelope.params())
                            .filter(field -> !field.array())
                            .ifPresent(field -> wrong(found, field, "the parameters, which are an array")));
        }
    }

    private void number(String request, String name, Set<String> fields) {
        if (everywhere.exists(name, fields, "field", what, envelope.at())) {
            everywhere
                    .found(request)
                    .forEach(found -> everywhere
                            .field(found.struct(), name)
                            .filter(field -> !FieldKinds.integer(field))
                            .ifPresent(field -> wrong(found, field, "an integer")));
        }
    }

    private void wrong(Found found, FieldSpec field, String wanted) {
        everywhere.error(
                DiagnosticId.FW057,
                envelope.at(),
                "%s: in release %s, '%s' is %s and not %s"
                        .formatted(what, found.release().name(), field.name(), field.typeText(), wanted),
                Optional.of(field));
    }
}
