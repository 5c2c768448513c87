package org.fwabi.benchmarks.peers;

/** The part of a peer's class that holds the messages and goes over them. */
final class BatchWriter {
    private BatchWriter() {}

    /** Bytes from one message to the next: whole cache lines, and never the same place of a page. */
    static long stride(Shape shape) {
        return (shape.size() + 63) / 64 * 64 + 64;
    }

    /** For codecs of memory segments: an array of them, as a pool of messages would hold. */
    static void segments(
            Code code, String className, Shape shape, String fields, String setUp, String view, String text) {
        code.line("private final MemorySegment[] slots = new MemorySegment[SIZE];");
        fields.lines().forEach(line -> code.line("%s", line));
        code.line("").line("/** Messages that live as long as the arena. */");
        code.line("public %s(Arena arena) {", className);
        code.line("super(arena);");
        code.line("MemorySegment memory = arena.allocate(SIZE * %dL, 64);", stride(shape));
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("slots[i] = memory.asSlice(i * %dL, %d);", stride(shape), shape.size());
        code.line("}");
        setUp.lines().forEach(line -> code.line("%s", line));
        code.line("}").line("");
        loops(code, view, text);
        code.line("@Override")
                .line("public MemorySegment bytes(int i) {")
                .line("return slots[i];")
                .line("}")
                .line("");
    }

    /** The two methods that go over all messages. */
    static void loops(Code code, String view, String text) {
        code.line("@Override").line("public void encode(int seed) {");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("encode(%s, seed + i, %s);", view, text);
        code.line("}").line("}").line("");
        code.line("@Override").line("public long decode() {");
        code.line("long sum = 0;");
        code.line("for (int i = 0; i < SIZE; i++) {");
        code.line("sum += decode(%s, %s);", view, text);
        code.line("}").line("return sum;").line("}").line("");
    }
}
