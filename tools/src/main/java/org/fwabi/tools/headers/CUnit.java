package org.fwabi.tools.headers;

import java.util.List;

/**
 * The types that a unit declares outside of functions.
 *
 * @param records structs and unions that are defined, those inside others included, in the compiler's order: that of
 *     declaration, with gcc a nested record before the one around it
 * @param enums enums that are defined, in order of declaration
 * @param typedefs in order of declaration
 */
public record CUnit(List<CRecord> records, List<CEnum> enums, List<CTypedef> typedefs) {
    public CUnit {
        records = List.copyOf(records);
        enums = List.copyOf(enums);
        typedefs = List.copyOf(typedefs);
    }
}
