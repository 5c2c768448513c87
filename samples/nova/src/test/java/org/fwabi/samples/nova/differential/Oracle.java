package org.fwabi.samples.nova.differential;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.Leaf;
import org.fwabi.decode.Member;
import org.fwabi.decode.MemberType;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.decode.ScalarKind;
import org.fwabi.decode.StructType;

/** What the generic decoder knows of one struct: leaves, counts, values. */
final class Oracle {
    /** An array with a count: where both are, and how many elements there can be. */
    record Counted(String array, String counter, long capacity) {}

    /** Elements of a flexible array that test memory has room for. */
    private static final int TAIL = 5;

    private final ReleaseTable table;
    private final StructType type;
    private final long memorySize;
    private final List<Leaf> leaves;
    private final Map<String, Counted> counted = new LinkedHashMap<>();

    Oracle(ReleaseTable table, StructType type) {
        this.table = table;
        this.type = type;
        this.memorySize = Math.max(type.size(), tailEnd(type).orElse(0L));
        Decoded shape = view(MemorySegment.ofArray(new byte[(int) memorySize]));
        this.leaves = shape.leaves();
        counts(type, type.name(), "", shape);
    }

    /** Whether the struct has an open end, itself or in its last member. */
    boolean open() {
        return tailEnd(type).isPresent();
    }

    /** Where some elements of the flexible array at the end are over. */
    private static Optional<Long> tailEnd(StructType type) {
        Optional<Long> own = type.flexibleTail()
                .map(tail -> tail.offset()
                        + TAIL * tail.type().size() * tail.dimensions().stream().reduce(1, Math::multiplyExact));
        if (own.isPresent() || type.members().isEmpty()) {
            return own;
        }
        Member last = type.members().getLast();
        return last.type() instanceof MemberType.Aggregate(StructType inner)
                        && last.dimensions().isEmpty()
                ? tailEnd(inner).map(end -> last.offset() + end)
                : Optional.empty();
    }

    private void counts(StructType struct, String name, String prefix, Decoded shape) {
        for (Member member : struct.members()) {
            if (member.name().isEmpty()) {
                counts(((MemberType.Aggregate) member.type()).type(), name, prefix, shape);
                continue;
            }
            String path = prefix + member.name();
            table.counter(name, member.name())
                    .ifPresent(counter -> counted.put(path, new Counted(path, prefix + counter, shape.length(path))));
            if (member.type() instanceof MemberType.Aggregate(StructType inner)) {
                long length = member.rank() == 0 ? 1 : shape.length(path);
                for (long i = 0; i < length; i++) {
                    String element = member.rank() == 0 ? path : path + "[" + i + "]";
                    counts(inner, inner.name(), element + ".", shape);
                }
            }
        }
    }

    StructType type() {
        return type;
    }

    /** Bytes of the struct, and of a few elements at its end if that is open. */
    long memorySize() {
        return memorySize;
    }

    List<Leaf> leaves() {
        return leaves;
    }

    List<Counted> counted() {
        return List.copyOf(counted.values());
    }

    boolean isCounter(Leaf leaf) {
        return counted.values().stream().anyMatch(array -> array.counter().equals(leaf.path()));
    }

    Decoded view(MemorySegment memory) {
        return new Decoded(type, memory, table.order());
    }

    /** Makes every element of every counted array visible. */
    void fillCounts(MemorySegment memory) {
        Decoded view = view(memory);
        counted.values().forEach(array -> view.setLong(array.counter(), array.capacity()));
    }

    /** Whether the counts of this memory let an element be seen. */
    boolean visible(Leaf leaf, MemorySegment memory) {
        for (Counted array : counted.values()) {
            String prefix = array.array() + "[";
            if (leaf.path().startsWith(prefix)) {
                int end = leaf.path().indexOf(']', prefix.length());
                long index = Long.parseLong(leaf.path().substring(prefix.length(), end));
                if (index >= view(memory).getLong(array.counter())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What a leaf holds, in the type that a generated setter would take: a number, a boolean or a string. */
    Object value(Leaf leaf, MemorySegment memory) {
        if (leaf.text()) {
            return view(memory).getString(leaf.path());
        }
        long value = view(memory).value(leaf);
        return switch (leaf.kind()) {
            case BOOL8 -> value != 0;
            case CHAR, F32, F64 -> throw new AssertionError(leaf + ": teach this test");
            default -> value;
        };
    }

    /** Whether a generated getter's result is a leaf's value. */
    static boolean same(Leaf leaf, Object expected, Object actual) {
        return switch (actual) {
            case Integer number
            when leaf.kind() == ScalarKind.HANDLE -> expected.equals(Integer.toUnsignedLong(number));
            case Integer number -> expected.equals(number.longValue());
            default -> expected.equals(actual);
        };
    }

    /** Writes by the decoder what {@link #value} gave or {@link #random} made. */
    void write(Leaf leaf, Object value, MemorySegment memory) {
        switch (value) {
            case Boolean flag -> view(memory).setBoolean(leaf.path(), flag);
            case String text -> view(memory).setString(leaf.path(), text);
            default -> view(memory).setLong(leaf.path(), (Long) value);
        }
    }

    /** A value with no zero byte in it and the top bit set, so that each byte that is missed makes a difference. */
    static Object random(Leaf leaf, Random random) {
        if (leaf.text()) {
            StringBuilder text = new StringBuilder();
            while (text.toString().getBytes(StandardCharsets.UTF_8).length < leaf.size() - 1) {
                boolean wide = random.nextInt(8) == 0
                        && text.toString().getBytes(StandardCharsets.UTF_8).length < leaf.size() - 2;
                text.append((char) (wide ? 'é' : 'a' + random.nextInt(26)));
            }
            return text.toString();
        }
        if (leaf.kind() == ScalarKind.BOOL8) {
            return true;
        }
        int bits = leaf.bits() != 0 ? leaf.bits() : 8 * (int) leaf.size();
        long value = 1L << bits - 1;
        for (int i = 0; i < bits; i += 8) {
            value |= (1L + random.nextInt(255)) << i;
        }
        int shift = 64 - bits;
        return leaf.kind().signed() ? value << shift >> shift : value << shift >>> shift;
    }

    /** Fills a leaf's bytes with what no setter would write: booleans other than 1, strings without an end. */
    void scribble(Leaf leaf, Random random, MemorySegment memory) {
        if (leaf.bits() != 0) {
            view(memory).setLong(leaf.path(), random.nextLong());
            return;
        }
        for (long i = 0; i < leaf.size(); i++) {
            byte value = (byte) (leaf.text() ? 'a' + random.nextInt(26) : random.nextInt(256));
            memory.set(ValueLayout.JAVA_BYTE, leaf.offset() + i, value);
        }
    }

    /** Normalised C names of the fields of the struct that a path's last field is in, with the names as they are. */
    Map<String, String> siblings(String path) {
        StructType in = type;
        String[] steps = path.replaceAll("\\[\\d+]", "").split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            in = ((MemberType.Aggregate) find(in, steps[i]).orElseThrow().type()).type();
        }
        Map<String, String> names = new LinkedHashMap<>();
        fields(in).forEach(member -> names.put(normal(member.name()), member.name()));
        return names;
    }

    private static Optional<Member> find(StructType in, String name) {
        return fields(in).stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The fields of a struct, with those of anonymous members. */
    private static List<Member> fields(StructType in) {
        List<Member> fields = new ArrayList<>();
        for (Member member : in.members()) {
            if (member.name().isEmpty() && member.type() instanceof MemberType.Aggregate(StructType inner)) {
                fields.addAll(fields(inner));
            } else {
                fields.add(member);
            }
        }
        return fields;
    }

    /** A name without case and underscores, so that C's and Java's way of writing it are one. */
    static String normal(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
