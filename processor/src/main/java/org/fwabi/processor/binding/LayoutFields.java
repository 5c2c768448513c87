package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fwabi.processor.binding.StructBinding.LayoutField;

/** Collects the fields of one generated layout class, and keeps their names apart. */
final class LayoutFields {
    private final Set<String> taken = new HashSet<>();
    private final List<LayoutField> fields = new ArrayList<>();
    private final Map<String, String> nested = new LinkedHashMap<>();
    private final Map<String, String> tables = new LinkedHashMap<>();

    /** Adds a field under a name like the wished one, and says which. */
    String add(String wished, Function<String, LayoutField> field) {
        String free = wished;
        while (!taken.add(free)) {
            free += "_";
        }
        fields.add(field.apply(free));
        return free;
    }

    /** The field that holds the layout of a nested struct. */
    String nested(StructBinding struct) {
        return nested.computeIfAbsent(
                struct.javaType(),
                type -> add(
                        JavaNames.small(struct.simpleName()) + "Layout", free -> new LayoutField.Nested(free, struct)));
    }

    /** The field that holds the numbers of an enum. */
    String table(EnumBinding enumeration) {
        return tables.computeIfAbsent(
                enumeration.javaType(),
                type -> add(
                        JavaNames.small(enumeration.javaType()) + "Numbers",
                        free -> new LayoutField.Table(free, enumeration)));
    }

    List<LayoutField> all() {
        return List.copyOf(fields);
    }
}
