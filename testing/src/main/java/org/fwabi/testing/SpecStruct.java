package org.fwabi.testing;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A struct as the specs lay it out in some releases, read from the text of a generated test class.
 *
 * @param name C name
 * @param size in bytes
 * @param order of the bytes
 * @param place file and line of the spec
 * @param decodedIn the named struct that the generic decoder knows; another one where this is written in place
 * @param decodedAt the path in that struct; empty where it is the struct itself
 * @param fields in the order of the spec
 * @param lacking accessors of fields that only other releases have
 */
record SpecStruct(
        String name,
        long size,
        ByteOrder order,
        String place,
        String decodedIn,
        String decodedAt,
        List<SpecField> fields,
        List<String> lacking) {
    /**
     * Reads the text: the first line {@code NAME SIZE FILE:LINE [in=STRUCT.PATH]}, then a line a field, {@code NAME OFFSET
     * TYPE ACCESSOR :LINE} with {@code count=NAME}, {@code newest=NAME}, {@code unknown=NUMBER}, {@code probe=PATH@OFFSET/TYPE}
     * {@code overlay} and {@code single} behind it, and {@code lacks ACCESSOR} for what is only in other releases.
     */
    static SpecStruct parse(String text, ByteOrder order) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String[] head = lines.getFirst().strip().split("\\s+");
        String file = head[2].substring(0, head[2].lastIndexOf(':'));
        List<SpecField> fields = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.strip().split("\\s+");
            if (words[0].equals("lacks")) {
                lacking.add(words[1]);
            } else {
                fields.add(field(words, file, order));
            }
        }
        String in = attribute(head, "in").orElse(head[0]);
        int dot = in.indexOf('.');
        return new SpecStruct(
                head[0],
                Long.parseLong(head[1]),
                order,
                head[2],
                dot < 0 ? in : in.substring(0, dot),
                dot < 0 ? "" : in.substring(dot + 1),
                List.copyOf(fields),
                List.copyOf(lacking));
    }

    private static SpecField field(String[] words, String file, ByteOrder order) {
        String type = words[2];
        int bracket = type.indexOf('[');
        String element = bracket < 0 ? type : type.substring(0, bracket);
        List<Integer> dimensions = new ArrayList<>();
        for (int at = bracket; at >= 0; at = type.indexOf('[', at + 1)) {
            int close = type.indexOf(']', at);
            dimensions.add(close == at + 1 ? -1 : Integer.parseInt(type, at + 1, close, 10));
        }
        SpecType is;
        if (element.equals("char")) {
            is = new SpecType.Text(dimensions.removeLast());
        } else if (element.startsWith("{")) {
            is = struct(element, attribute(words, "probe").orElse(""), order);
        } else {
            is = new SpecType.Value(Scalar.parse(element, order), element.equals("handle"));
        }
        return new SpecField(
                words[0],
                attribute(words, "newest").orElse(words[0]),
                words[3],
                Long.parseLong(words[1]),
                is,
                List.copyOf(dimensions),
                attribute(words, "count"),
                List.of(words).contains("overlay"),
                List.of(words).contains("single"),
                attribute(words, "unknown").map(Long::parseUnsignedLong),
                file + words[4]);
    }

    private static SpecType struct(String element, String probe, ByteOrder order) {
        long size = Long.parseLong(element.substring(element.indexOf(':') + 1, element.length() - 1));
        int at = probe.indexOf('@');
        if (at < 0) {
            return new SpecType.Struct(size, "", 0, Scalar.parse("u8", order));
        }
        int slash = probe.indexOf('/');
        return new SpecType.Struct(
                size,
                probe.substring(0, at),
                Long.parseLong(probe.substring(at + 1, slash)),
                Scalar.parse(probe.substring(slash + 1), order));
    }

    private static Optional<String> attribute(String[] words, String name) {
        for (String word : words) {
            if (word.startsWith(name + "=")) {
                return Optional.of(word.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** Bytes of the struct, and of some elements at its end if that is open. */
    long memorySize() {
        long size = this.size;
        for (SpecField field : fields) {
            if (field.open()) {
                size = Math.max(size, field.offset() + SpecField.TAIL * field.step());
            }
        }
        return size;
    }

    Optional<SpecField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Arrays whose elements a field of this release counts. */
    List<SpecField> counted() {
        return fields.stream()
                .filter(field -> field.counter().flatMap(this::field).isPresent())
                .toList();
    }

    boolean counts(SpecField field) {
        return fields.stream().anyMatch(array -> array.counter().equals(Optional.of(field.name())));
    }
}
