package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.SourcePos;

/** Finds two things that would get one Java name. */
final class NameCheck {
    private NameCheck() {}

    /** The fields without those whose methods another one already has; each of these is a finding. */
    static List<FieldBinding> fields(
            List<FieldBinding> fields,
            String struct,
            Map<String, Map<Integer, Placement>> merged,
            Diagnostics diagnostics) {
        Map<String, FieldBinding> owners = new HashMap<>();
        List<FieldBinding> kept = new ArrayList<>();
        for (FieldBinding field : fields) {
            // Even where the parameters would tell them apart, nobody could say which is which.
            FieldBinding owner = owners.putIfAbsent(field.name(), field);
            String shared = field.name();
            for (FieldBinding.Accessor accessor : field.accessors()) {
                FieldBinding other = owners.putIfAbsent(accessor.signature(), field);
                if (other != null && !other.cName().equals(field.cName()) && owner == null) {
                    owner = other;
                    shared = accessor.signature();
                }
            }
            if (owner == null) {
                kept.add(field);
            } else {
                diagnostics.add(clash(struct, owner, field, shared, merged));
            }
        }
        return kept;
    }

    private static Diagnostic clash(
            String struct,
            FieldBinding first,
            FieldBinding second,
            String shared,
            Map<String, Map<Integer, Placement>> merged) {
        SourcePos at = at(merged, second);
        return Diagnostic.error(
                        DiagnosticId.FW076,
                        at,
                        "fields " + first.cName() + " and " + second.cName() + " of " + struct + " would both be "
                                + shared + " in Java")
                .withMark(at(merged, first), first.cName())
                .withMark(at, second.cName())
                .withHint("mend: " + second.cName() + ": { name: ... } under 'structs: " + struct
                        + ": fields:' in the family's semantics");
    }

    private static SourcePos at(Map<String, Map<Integer, Placement>> merged, FieldBinding field) {
        return merged.getOrDefault(field.cName(), Map.of())
                .values()
                .iterator()
                .next()
                .flat()
                .spec()
                .at();
    }
}
