package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A struct in one release, as all peers have it. Of a union it has the first member.
 *
 * @param javaType its class in the bindings
 * @param size in bytes, with what the benchmarks put into a flexible tail
 * @param fields in the order of the bindings, with those that other releases have
 */
record Shape(String javaType, long size, List<Field> fields) {
    Shape {
        fields = List.copyOf(fields);
    }

    /** The field of a name. */
    Field find(String cName) {
        return fields.stream()
                .filter(field -> field.cName().equals(cName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(javaType + " has no " + cName));
    }

    /** A field with its offset from the start of the message, where single structs are written out. */
    record Flat(Field field, String path, long offset) {}

    /** The fields with those of single nested structs in their place; arrays of structs stay. */
    List<Flat> flat() {
        List<Flat> flat = new ArrayList<>();
        flatten(this, "", 0, flat);
        return flat;
    }

    private static void flatten(Shape shape, String path, long base, List<Flat> into) {
        for (Field field : shape.fields) {
            if (!field.present()) {
                continue;
            }
            Optional<Shape> nested = field.nested();
            if (nested.isPresent() && !field.array()) {
                flatten(nested.get(), path + field.cName() + ".", base + field.offset(), into);
            } else {
                into.add(new Flat(field, path + field.cName(), base + field.offset()));
            }
        }
    }
}
