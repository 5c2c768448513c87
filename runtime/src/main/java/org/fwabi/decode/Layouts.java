package org.fwabi.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.decode.MemberType.Aggregate;
import org.fwabi.decode.MemberType.Enumerated;
import org.fwabi.decode.MemberType.Scalar;
import org.fwabi.decode.RawTable.RawMember;
import org.fwabi.decode.RawTable.RawStruct;
import org.fwabi.decode.RawTable.RawType;

/**
 * Lays types out by the rules of C on x86-64 (System V ABI, and what gcc does with {@code packed} and
 * {@code aligned}).
 */
final class Layouts {
    /** No message comes near this; it keeps every sum of sizes inside a long. */
    private static final long MAX_SIZE = 1L << 31;

    private final RawTable raw;
    private final Map<String, StructType> done = new LinkedHashMap<>();
    private final List<String> underway = new ArrayList<>();

    private Layouts(RawTable raw) {
        this.raw = raw;
    }

    /** All named structs of a table, in its order. */
    static Map<String, StructType> derive(RawTable raw) throws TableFormatException {
        Layouts layouts = new Layouts(raw);
        Map<String, StructType> ordered = new LinkedHashMap<>();
        for (RawStruct struct : raw.structs.values()) {
            ordered.put(struct.name(), layouts.named(struct));
        }
        return ordered;
    }

    private StructType named(RawStruct struct) throws TableFormatException {
        StructType known = done.get(struct.name());
        if (known != null) {
            return known;
        }
        if (underway.contains(struct.name())) {
            throw error(struct.line(), "struct '" + struct.name() + "' contains itself");
        }
        underway.add(struct.name());
        StructType type = layOut(struct);
        underway.removeLast();
        done.put(struct.name(), type);
        return type;
    }

    private TableFormatException error(int line, String reason) {
        return new TableFormatException(raw.table, line, reason);
    }

    private MemberType resolve(RawMember member) throws TableFormatException {
        return switch (member.type()) {
            case RawType.Inline inline -> new Aggregate(layOut(inline.struct()));
            case RawType.Named(String name) -> {
                var scalar = ScalarKind.of(name);
                if (scalar.isPresent()) {
                    yield new Scalar(scalar.get());
                }
                EnumTable enumeration = raw.enums.get(name);
                if (enumeration != null) {
                    yield new Enumerated(enumeration);
                }
                RawStruct struct = raw.structs.get(name);
                if (struct == null) {
                    throw error(member.line(), "unknown type '" + name + "'");
                }
                yield new Aggregate(named(struct));
            }
        };
    }

    private StructType layOut(RawStruct struct) throws TableFormatException {
        List<Member> members = new ArrayList<>();
        // All positions are in bits, so that bitfields need no second cursor.
        long cursor = 0;
        long end = 0;
        int alignment = Math.max(1, struct.align());
        for (RawMember rawMember : struct.members()) {
            unique(struct, members, rawMember);
            if (!members.isEmpty() && members.getLast().flexible() && !struct.union()) {
                throw error(rawMember.line(), "a member after a flexible array");
            }
            MemberType type = resolve(rawMember);
            int natural = struct.packed() == 0 ? type.alignment() : Math.min(type.alignment(), struct.packed());
            int aligned = Math.max(natural, rawMember.align());
            long from = struct.union() ? 0 : cursor;
            Member member = rawMember.bits() != 0
                    ? bitfield(struct, rawMember, type, from, aligned)
                    : plain(rawMember, type, roundUp(from, 8L * aligned) / 8);
            members.add(member);
            cursor = member.bitfield()
                    ? 8 * member.offset() + member.bitOffset() + member.bits()
                    : 8 * (member.offset() + member.size());
            end = Math.max(end, cursor);
            alignment = Math.max(alignment, aligned);
            if (end > 8 * MAX_SIZE) {
                throw error(rawMember.line(), "the struct is larger than " + MAX_SIZE + " bytes");
            }
        }
        long size = roundUp(roundUp(end, 8) / 8, alignment);
        return new StructType(struct.name(), struct.union(), size, alignment, members);
    }

    private Member plain(RawMember member, MemberType type, long offset) throws TableFormatException {
        long elements = 1;
        for (int dimension : member.dimensions()) {
            elements *= dimension;
            if (elements > MAX_SIZE || elements * type.size() > MAX_SIZE) {
                throw error(member.line(), "array '" + member.name() + "' is larger than " + MAX_SIZE + " bytes");
            }
        }
        if (member.flexible() && type.size() == 0) {
            throw error(member.line(), "a flexible array of a type without size");
        }
        return new Member(member.name(), type, member.dimensions(), member.flexible(), offset, 0, 0);
    }

    /**
     * A bitfield goes right after the bits before it, unless it would then cross a boundary of its declared type; in a
     * packed struct it may cross. Its position is that of the unit of its type that holds it; where a packed one
     * crosses, that of its first byte.
     */
    private Member bitfield(RawStruct struct, RawMember member, MemberType type, long from, int aligned)
            throws TableFormatException {
        if (type instanceof Aggregate || !member.dimensions().isEmpty() || member.flexible()) {
            throw error(member.line(), "bitfield '" + member.name() + "' is not of an integer type");
        }
        long unit = 8 * type.size();
        if (member.bits() > unit) {
            throw error(member.line(), "bitfield '" + member.name() + "' is wider than its type");
        }
        long start = member.align() > 0 ? roundUp(from, 8L * aligned) : from;
        boolean crosses = start / unit != (start + member.bits() - 1) / unit;
        if (crosses && struct.packed() == 0) {
            start = roundUp(start, unit);
            crosses = false;
        }
        long unitStart = crosses ? start - start % 8 : start - start % unit;
        return new Member(
                member.name(), type, List.of(), false, unitStart / 8, (int) (start - unitStart), member.bits());
    }

    private void unique(RawStruct struct, List<Member> members, RawMember member) throws TableFormatException {
        if (!member.name().isEmpty() && members.stream().anyMatch(m -> m.name().equals(member.name()))) {
            throw error(member.line(), "field '%s' of %s twice".formatted(member.name(), struct.name()));
        }
    }

    private static long roundUp(long value, long step) {
        return (value + step - 1) / step * step;
    }
}
