package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.benchmarks.peers.FlatBuffersWriter.FlatScalar;

/**
 * A struct as FlatBuffers lays it out: every member at a multiple of its alignment, which in turn is that of its scalars.
 *
 * @param name class
 * @param variable field that holds the view which is moved from element to element
 * @param size in bytes, a multiple of the alignment
 * @param members in their order
 */
record FlatStruct(String name, String variable, int size, int alignment, List<Member> members) {
    /**
     * A member.
     *
     * @param struct what it holds; one without members for a scalar
     */
    record Member(Field field, int offset, int elements, List<FlatStruct> struct) {
        int elementSize() {
            return struct.isEmpty() ? scalar().size() : struct.get(0).size();
        }

        FlatScalar scalar() {
            return FlatScalar.of(field.scalar().orElseThrow());
        }
    }

    /** The struct that a field's elements are; adds it, after those that it holds, to all of a message. */
    static FlatStruct of(Field holder, Shape shape, List<FlatStruct> all) {
        List<Member> members = new ArrayList<>();
        int offset = 0;
        int alignment = 1;
        for (Shape.Flat flat : shape.flat()) {
            Field field = flat.field();
            List<FlatStruct> nested =
                    field.nested().map(held -> List.of(of(field, held, all))).orElse(List.of());
            int align = nested.isEmpty()
                    ? FlatScalar.of(field.scalar().orElseThrow()).size()
                    : nested.get(0).alignment();
            offset = up(offset, align);
            Member member = new Member(field, offset, field.elements(), nested);
            members.add(member);
            offset += member.elements() * member.elementSize();
            alignment = Math.max(alignment, align);
        }
        FlatStruct struct = new FlatStruct(
                "Struct" + holder.number(), "struct" + holder.number(), up(offset, alignment), alignment, members);
        all.add(struct);
        return struct;
    }

    private static int up(int offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    /** Puts one element's members, last first, as builders do; padding is what lies between them. */
    void put(Code code, String index, int depth) {
        int end = size;
        for (Member member : members.reversed()) {
            int stop = member.offset() + member.elements() * member.elementSize();
            if (stop < end) {
                code.line("builder.pad(%d);", end - stop);
            }
            end = member.offset();
            String i = Values.index(depth);
            boolean array = member.field().array();
            if (array) {
                code.line("for (int %s = %d; %s >= 0; %s--) {", i, member.elements() - 1, i, i);
            }
            String added = array ? index + " + " + i : index;
            if (!member.struct().isEmpty()) {
                member.struct().get(0).put(code, added, depth + 1);
            } else if (member.field().bulk()) {
                code.line("builder.putByte(bytes.get(%s));", i);
            } else {
                FlatScalar scalar = member.scalar();
                code.line("builder.put%s(%s);", scalar.method(), scalar.written(Values.of(member.field(), added)));
            }
            if (array) {
                code.line("}");
            }
        }
        if (end > 0) {
            code.line("builder.pad(%d);", end);
        }
    }

    /** Adds up the members of the element that the view is at. */
    void sum(Code code, int depth) {
        for (Member member : members) {
            String i = Values.index(depth);
            String name = member.field().flatName();
            boolean array = member.field().array();
            if (array) {
                code.line("for (int %s = 0; %s < %d; %s++) {", i, i, member.elements(), i);
            }
            if (!member.struct().isEmpty()) {
                FlatStruct nested = member.struct().get(0);
                code.line("%s.%s(%s, %s);", variable, name, nested.variable(), array ? i : "0");
                nested.sum(code, depth + 1);
            } else if (member.field().bulk()) {
                code.line("bytes.put(%s, (byte) %s.%s(%s));", i, variable, name, i);
            } else {
                code.line("sum += %s.%s(%s);", variable, name, array ? i : "");
            }
            if (array) {
                code.line("}");
            }
            if (member.field().bulk()) {
                code.line("sum += bytes.get(0) + bytes.get(%d);", member.elements() - 1);
            }
        }
    }

    /** Its class. */
    void declare(Code code) {
        code.line("").line("private static final class %s extends Struct {", name);
        code.line("%s assign(int at, ByteBuffer buffer) {", name);
        code.line("__reset(at, buffer);").line("return this;").line("}");
        for (Member member : members) {
            String place = "bb_pos + " + member.offset();
            String element = place + " + j * " + member.elementSize();
            String field = member.field().flatName();
            code.line("");
            if (!member.struct().isEmpty()) {
                String type = member.struct().get(0).name();
                code.line("%s %s(%s of, int j) {", type, field, type);
                code.line("return of.assign(%s, bb);", element).line("}");
            } else {
                boolean array = member.field().array();
                code.line("%s %s(%s) {", member.scalar().type(), field, array ? "int j" : "");
                code.line("return %s;", member.scalar().read(array ? element : place))
                        .line("}");
            }
        }
        code.line("}");
    }
}
