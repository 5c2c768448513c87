package org.fwabi.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Visits every value of a struct. */
final class Leaves {
    private final long memorySize;
    private final Consumer<Leaf> visitor;

    private Leaves(long memorySize, Consumer<Leaf> visitor) {
        this.memorySize = memorySize;
        this.visitor = visitor;
    }

    static void visit(StructType type, long memorySize, Consumer<Leaf> visitor) {
        new Leaves(memorySize, visitor).struct("", 0, type);
    }

    static List<Leaf> list(StructType type, long memorySize) {
        List<Leaf> leaves = new ArrayList<>();
        visit(type, memorySize, leaves::add);
        return leaves;
    }

    static Leaf leaf(String path, long offset, Member member, boolean text) {
        ScalarKind kind = switch (member.type()) {
            case MemberType.Scalar(ScalarKind scalar) -> scalar;
            case MemberType.Enumerated(EnumTable table) ->
                switch (table.size()) {
                    case 1 -> ScalarKind.U8;
                    case 2 -> ScalarKind.U16;
                    case 4 -> ScalarKind.U32;
                    default -> ScalarKind.U64;
                };
            case MemberType.Aggregate aggregate ->
                throw new IllegalArgumentException(
                        path + " is a " + aggregate.type().name());
        };
        long size = text ? member.dimensions().getLast() : kind.size();
        return new Leaf(path, offset, size, kind, member.bitOffset(), member.bits(), text);
    }

    private void struct(String prefix, long base, StructType type) {
        for (Member member : type.members()) {
            if (member.name().isEmpty() && member.type() instanceof MemberType.Aggregate anonymous) {
                struct(prefix, base + member.offset(), anonymous.type());
            } else {
                String path = prefix.isEmpty() ? member.name() : prefix + "." + member.name();
                elements(path, base + member.offset(), member, 0);
            }
        }
    }

    private void elements(String path, long offset, Member member, int depth) {
        boolean text = member.type() instanceof MemberType.Scalar(ScalarKind kind)
                && kind == ScalarKind.CHAR
                && !member.dimensions().isEmpty()
                && depth == member.rank() - 1;
        if (text) {
            visitor.accept(leaf(path, offset, member, true));
        } else if (depth < member.rank()) {
            long length = new Path(path, member, depth, offset, memorySize).length();
            for (long i = 0; i < length; i++) {
                elements(path + "[" + i + "]", offset + i * member.stride(depth + 1), member, depth + 1);
            }
        } else if (member.type() instanceof MemberType.Aggregate aggregate) {
            struct(path, offset, aggregate.type());
        } else {
            visitor.accept(leaf(path, offset, member, false));
        }
    }
}
