package org.fwabi.message.support;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.message.Absent;
import org.fwabi.message.AbsentFieldException;
import org.fwabi.message.BadMessage;
import org.fwabi.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A struct's layout in one release, or in several that agree. Generated layouts extend it with the offsets their
 * accessors use, as {@code final int} fields. Immutable.
 *
 * @param <M> the generated class
 */
public abstract class StructType<M> implements MessageType<M> {
    private final String releases;
    private final String name;
    private final long byteSize;
    private final Map<String, Member> members;
    private final List<Member> checked;
    private final List<Member> initial;

    /**
     * Reads a layout.
     *
     * @param order of the bytes
     * @param releases those that have it, for people
     * @param name C name
     * @param byteSize size in bytes
     * @param members a line each: name, offset, type and what bounds it; see {@code Member}
     * @param types nested structs, which the members name by position
     */
    protected StructType(
            ByteOrder order, String releases, String name, long byteSize, String members, StructType<?>... types) {
        this.releases = releases;
        this.name = name;
        this.byteSize = byteSize;
        this.members = new LinkedHashMap<>();
        members.lines().filter(line -> !line.isBlank()).forEach(line -> {
            Member member = Member.parse(line, order, types);
            this.members.put(member.name(), member);
        });
        this.checked = this.members.values().stream()
                .filter(member -> !member.overlay())
                .filter(member -> member.count() != null || checks(member))
                .toList();
        this.initial = this.members.values().stream()
                .filter(member -> member.preset() != null || member.selfSize() || initialises(member))
                .toList();
    }

    /** What lies over other members has no say in what a new message holds. */
    private static boolean initialises(Member member) {
        StructType<?> nested = member.nested();
        return nested != null && !member.overlay() && !nested.initial.isEmpty();
    }

    private static boolean checks(Member member) {
        StructType<?> nested = member.nested();
        return nested != null && !nested.checked.isEmpty();
    }

    @Override
    public final String name() {
        return name;
    }

    /** The releases that have this layout, for people. */
    final String releases() {
        return releases;
    }

    @Override
    public final long byteSize() {
        return byteSize;
    }

    @Override
    public final long offsetOf(String field) {
        int dot = field.indexOf('.');
        Member member = members.get(dot < 0 ? field : field.substring(0, dot));
        if (member == null) {
            throw new IllegalArgumentException("%s has no field %s in %s".formatted(name, field, releases));
        }
        if (dot < 0) {
            return member.offset();
        }
        StructType<?> nested = member.nested();
        if (nested == null || !member.dimensions().isEmpty()) {
            throw new IllegalArgumentException("%s.%s is no single struct".formatted(name, member.name()));
        }
        return member.offset() + nested.offsetOf(field.substring(dot + 1));
    }

    @Override
    public final @Nullable BadMessage check(MemorySegment payload) {
        if (payload.byteSize() < byteSize) {
            return new BadMessage(name, "", 0, "at least " + byteSize + " bytes", payload.byteSize() + " bytes");
        }
        return checked.isEmpty() ? null : checkCounts(payload, 0);
    }

    @Override
    public final M fresh(MemorySegment zeroed) {
        M view = view(zeroed);
        initialise(zeroed, 0);
        return view;
    }

    private void initialise(MemorySegment segment, long base) {
        for (Member member : initial) {
            long at = base + member.offset();
            StructType<?> nested = member.nested();
            IntegerCodec codec = member.codec();
            Long preset = member.preset();
            for (int i = 0; i < member.elements(); i++) {
                long element = at + (long) i * member.elementSize();
                if (nested != null) {
                    nested.initialise(segment, element);
                } else if (codec != null) {
                    codec.set(segment, element, preset == null ? byteSize : preset, member.name());
                }
            }
        }
    }

    private @Nullable BadMessage checkCounts(MemorySegment payload, long base) {
        // By index, for this is on the way of every message and an iterator is an object.
        for (int i = 0; i < checked.size(); i++) {
            Member member = checked.get(i);
            long present = present(member, payload, base);
            Member counter = member.count() == null ? null : members.get(member.count());
            if (counter != null && counter.codec() != null) {
                long count = counter.codec().get(payload, base + counter.offset());
                if (Long.compareUnsigned(count, present) > 0) {
                    return new BadMessage(
                            name,
                            counter.name(),
                            base + counter.offset(),
                            "at most " + present + ", the elements of " + member.name(),
                            Long.toUnsignedString(count));
                }
                present = count;
            }
            BadMessage bad = checkElements(member, present, payload, base + member.offset());
            if (bad != null) {
                return bad;
            }
        }
        return null;
    }

    private @Nullable BadMessage checkElements(Member member, long outer, MemorySegment payload, long at) {
        StructType<?> nested = member.nested();
        if (nested == null || nested.checked.isEmpty()) {
            return null;
        }
        boolean array = !member.dimensions().isEmpty();
        long elements = array ? outer * (member.step(0) / member.elementSize()) : 1;
        for (long i = 0; i < elements; i++) {
            BadMessage bad = nested.checkCounts(payload, at + i * member.elementSize());
            if (bad != null) {
                String path = array ? member.name() + "[" + i + "]" : member.name();
                return new BadMessage(name, path + "." + bad.field(), bad.offset(), bad.expected(), bad.actual());
            }
        }
        return null;
    }

    /** Elements of the outermost dimension that the memory has room for. */
    private static long present(Member member, MemorySegment payload, long base) {
        if (member.dimensions().isEmpty()) {
            return 1;
        }
        int length = member.dimensions().get(0);
        return length >= 0 ? length : Bounds.flexible(payload, base + member.offset(), member.step(0));
    }

    /** Offset of a member in bytes, or -1 where this layout does not have it. */
    protected final int offset(String member) {
        Member found = members.get(member);
        return found == null ? -1 : found.offset();
    }

    /** Elements of one dimension of a member, 0 being the outermost; -1 if flexible, 0 if it does not have it. */
    protected final int length(String member, int dimension) {
        Member found = members.get(member);
        return found == null ? 0 : found.dimensions().get(dimension);
    }

    /** Bytes from one element of a dimension to the next. */
    protected final int step(String member, int dimension) {
        Member found = members.get(member);
        return found == null ? 1 : found.step(dimension);
    }

    /** How a member's integers are written; of no use where this layout does not have it. */
    protected final IntegerCodec codec(String member) {
        Member found = members.get(member);
        IntegerCodec codec = found == null ? null : found.codec();
        return codec == null ? IntegerCodec.of("u8", ByteOrder.LITTLE_ENDIAN) : codec;
    }

    /** Refuses heap memory: a site that has once seen both kinds costs about twenty times as much for ever. */
    protected static MemorySegment nativeOnly(MemorySegment segment) {
        if (!segment.isNative()) {
            throw new IllegalArgumentException("a view needs native memory");
        }
        return segment;
    }

    /**
     * A field is written that this layout does not have.
     *
     * @param preset whether the value is what a new message holds
     * @throws AbsentFieldException if the caller asked for it
     */
    public final void absent(Absent wish, String field, boolean preset) {
        if (wish == Absent.REFUSE || (wish == Absent.PRESET && !preset)) {
            throw new AbsentFieldException(name, field, releases);
        }
    }
}
