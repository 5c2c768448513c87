package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.spec.ScalarType;

/**
 * The other way to serve several releases: a sealed interface with a class a release, whose offsets are constants. Each has
 * a method a field; single structs are written out.
 */
final class SealedWriter {
    private final Message message;
    private final List<Shape> releases;
    private final Map<Integer, Use> uses = new LinkedHashMap<>();

    /**
     * A field as the interface has it.
     *
     * @param loops fields whose elements it lies in, outermost first, with itself if it is an array
     */
    private record Use(Field field, List<Field> loops) {
        String parameters() {
            StringBuilder list = new StringBuilder();
            for (int i = 0; i < loops.size(); i++) {
                list.append(i > 0 ? ", " : "").append("int ").append(Values.index(i));
            }
            return list.toString();
        }
    }

    /** @param releases the message's shape in each */
    SealedWriter(Message message, List<Shape> releases) {
        this.message = message;
        this.releases = releases;
        releases.forEach(shape -> collect(shape, List.of()));
    }

    private void collect(Shape shape, List<Field> loops) {
        for (Field field : shape.fields()) {
            List<Field> deeper = new ArrayList<>(loops);
            if (field.array() && !field.bulk()) {
                deeper.add(field);
            }
            if (field.nested().isPresent()) {
                collect(field.nested().get(), deeper);
            } else {
                uses.putIfAbsent(field.number(), new Use(field, deeper));
            }
        }
    }

    /** The interface with its classes, and the code that goes through it. */
    String write(String packageName, String className) {
        Code code = new Code();
        code.line("package %s;", packageName).line("");
        code.line("import java.lang.foreign.MemorySegment;");
        code.line("import org.fwabi.message.support.LittleEndian;").line("");
        code.line("/** {@code %s} by a class a release. */", message.key());
        code.line("@SuppressWarnings(\"all\") // Written by a program.")
                .line("public sealed interface %s {", className);
        code.line("/** The view of one release, by its position. */");
        code.line("static %s of(int release, MemorySegment segment) {", className);
        code.line("return switch (release) {");
        for (int i = 0; i < releases.size(); i++) {
            code.line("case %d -> new R%d(segment);", i, i);
        }
        code.line("default -> throw new IllegalArgumentException();")
                .line("};")
                .line("}")
                .line("");
        uses.values().forEach(use -> {
            code.line("long f%d(%s);", use.field().number(), use.parameters());
            code.line(
                    "void f%d(%slong value);",
                    use.field().number(), use.loops().isEmpty() ? "" : use.parameters() + ", ");
            if (!use.loops().isEmpty()) {
                code.line("int length%d();", use.field().number());
            }
        });
        drive(code, className, false);
        drive(code, className, true);
        for (int i = 0; i < releases.size(); i++) {
            release(code, className, i);
        }
        code.line("}");
        return code.toString();
    }

    /** Copies of bytes are left out: they are calls of the same code for any release. */
    private List<Use> compared() {
        return uses.values().stream().filter(use -> !use.field().bulk()).toList();
    }

    private void drive(Code code, String className, boolean decode) {
        code.line("/** %s */", decode ? "The sum of every field." : "Writes every field.");
        code.line("static %s(%s v%s) {", decode ? "long decode" : "void encode", className, decode ? "" : ", int seed");
        if (decode) {
            code.line("long sum = 0;");
        }
        for (Use use : compared()) {
            StringBuilder index = new StringBuilder();
            StringBuilder arguments = new StringBuilder();
            for (int i = 0; i < use.loops().size(); i++) {
                String name = Values.index(i);
                String bound = i == 0
                        ? "v.length%d()".formatted(use.field().number())
                        : Integer.toString(use.loops().get(i).lengths().get(0));
                code.line("for (int %s = 0, n%d = %s; %s < n%d; %s++) {", name, i, bound, name, i, name);
                index.append(" + ").append(name);
                arguments.append(i > 0 ? ", " : "").append(name);
            }
            if (decode) {
                code.line("sum += v.f%d(%s);", use.field().number(), arguments);
            } else {
                code.line(
                        "v.f%d(%s%s);",
                        use.field().number(),
                        arguments.isEmpty() ? "" : arguments + ", ",
                        Values.of(use.field(), index.toString()));
            }
            use.loops().forEach(loop -> code.line("}"));
        }
        if (decode) {
            code.line("return sum;");
        }
        code.line("}").line("");
    }

    private void release(Code code, String className, int release) {
        code.line("/** %s. */", PeersMain.RELEASES.get(release));
        code.line("record R%d(MemorySegment segment) implements %s {", release, className);
        Map<Integer, String> places = new LinkedHashMap<>();
        Map<Integer, Field> fields = new LinkedHashMap<>();
        Map<Integer, Integer> lengths = new LinkedHashMap<>();
        place(releases.get(release), 0, "", 0, -1, places, fields, lengths);
        uses.forEach((number, use) -> {
            boolean here = places.containsKey(number);
            String at = places.getOrDefault(number, "");
            Field field = fields.getOrDefault(number, use.field());
            code.line("@Override").line("public long f%d(%s) {", number, use.parameters());
            code.line("return %s;", here ? get(field.scalar().orElseThrow(), at) : "0")
                    .line("}")
                    .line("");
            code.line("@Override");
            code.line("public void f%d(%slong value) {", number, use.loops().isEmpty() ? "" : use.parameters() + ", ");
            if (here) {
                ScalarType type = field.scalar().orElseThrow();
                code.line("segment.set(LittleEndian.%s, %s, %svalue);", layout(type), at, cast(type));
            }
            code.line("}").line("");
            if (!use.loops().isEmpty()) {
                code.line("@Override").line("public int length%d() {", number);
                code.line("return %d;", here ? lengths.getOrDefault(number, 0) : 0)
                        .line("}")
                        .line("");
            }
        });
        code.line("}").line("");
    }

    private void place(
            Shape shape,
            long base,
            String steps,
            int depth,
            int outer,
            Map<Integer, String> places,
            Map<Integer, Field> fields,
            Map<Integer, Integer> lengths) {
        for (Field field : shape.fields()) {
            if (!field.present()) {
                continue;
            }
            boolean loop = field.array() && !field.bulk();
            String next = loop ? steps + " + " + field.step(0) + "L * " + Values.index(depth) : steps;
            int length = outer >= 0 ? outer : loop ? field.lengths().get(0) : -1;
            int inner = depth + (loop ? 1 : 0);
            if (field.nested().isPresent()) {
                place(field.nested().get(), base + field.offset(), next, inner, length, places, fields, lengths);
            } else {
                places.put(field.number(), base + field.offset() + next);
                fields.put(field.number(), field);
                lengths.put(field.number(), length);
            }
        }
    }

    private static String layout(ScalarType type) {
        return switch (type.size()) {
            case 1 -> "BYTE";
            case 2 -> "SHORT";
            case 4 -> "INT";
            default -> "LONG";
        };
    }

    private static String cast(ScalarType type) {
        return switch (type.size()) {
            case 1 -> "(byte) ";
            case 2 -> "(short) ";
            case 4 -> "(int) ";
            default -> "";
        };
    }

    private static String get(ScalarType type, String at) {
        String read = "segment.get(LittleEndian." + layout(type) + ", " + at + ")";
        return switch (type) {
            case U8, CHAR -> read + " & 0xff";
            case BOOL8 -> read + " != 0 ? 1 : 0";
            case U16 -> read + " & 0xffff";
            case U32 -> read + " & 0xffff_ffffL";
            default -> read;
        };
    }
}
