package org.fwabi.tools.headers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Turns the entries of debug information into types. */
final class DwarfTypes {
    private final DwarfFiles files;
    private final Map<DwarfEntry, List<String>> names = new HashMap<>();
    private final Map<DwarfEntry, CType> types = new HashMap<>();
    private final Deque<DwarfEntry> incomplete = new ArrayDeque<>();

    private DwarfTypes(DwarfFiles files) {
        this.files = files;
    }

    /** The types that the unit {@code root} declares outside of functions. */
    static CUnit read(DwarfEntry root, DwarfFiles files) throws HeaderException {
        List<DwarfEntry> declared = new ArrayList<>();
        collect(root, declared);
        DwarfTypes types = new DwarfTypes(files);
        types.nameDirectly(declared);
        return types.unit(declared);
    }

    /** clang puts a record that is declared inside another into it; gcc beside it. */
    private static void collect(DwarfEntry parent, List<DwarfEntry> into) {
        for (DwarfEntry entry : parent.children()) {
            switch (entry.tag()) {
                case Dwarf.TAG_STRUCT, Dwarf.TAG_UNION -> {
                    into.add(entry);
                    collect(entry, into);
                }
                case Dwarf.TAG_ENUM, Dwarf.TAG_TYPEDEF -> into.add(entry);
                default -> {} // functions, variables, and types that come up when something refers to them
            }
        }
    }

    private void nameDirectly(List<DwarfEntry> declared) throws HeaderException {
        for (DwarfEntry entry : declared) {
            Optional<DwarfEntry> target = entry.tag() == Dwarf.TAG_TYPEDEF ? entry.type() : Optional.empty();
            if (target.isPresent() && entry.name().isPresent()) {
                names.computeIfAbsent(target.get(), key -> new ArrayList<>(1))
                        .add(entry.name().get());
            }
        }
    }

    private CUnit unit(List<DwarfEntry> declared) throws HeaderException {
        List<CRecord> records = new ArrayList<>();
        List<CEnum> enums = new ArrayList<>();
        List<CTypedef> typedefs = new ArrayList<>();
        for (DwarfEntry entry : declared) {
            switch (type(entry)) {
                case CRecord record when record.size().isPresent() -> records.add(record);
                case CEnum one -> enums.add(one);
                case CTypedef typedef -> typedefs.add(typedef);
                default -> {} // declared, never defined
            }
        }
        while (!incomplete.isEmpty()) {
            complete(incomplete.remove());
        }
        return new CUnit(records, enums, typedefs);
    }

    private CType target(DwarfEntry entry) throws HeaderException {
        Optional<DwarfEntry> type = entry.type();
        return type.isEmpty() ? CBase.VOID : type(type.get());
    }

    private CType type(DwarfEntry entry) throws HeaderException {
        CType known = types.get(entry);
        if (known == null) {
            // No cycle leads through here: records take their members later, and C has no other way back to a type.
            known = build(entry);
            types.put(entry, known);
        }
        return known;
    }

    private CType build(DwarfEntry entry) throws HeaderException {
        return switch (entry.tag()) {
            case Dwarf.TAG_BASE -> DwarfScalars.base(entry);
            case Dwarf.TAG_ENUM -> enumeration(entry);
            case Dwarf.TAG_STRUCT -> record(entry, CRecord.Kind.STRUCT);
            case Dwarf.TAG_UNION -> record(entry, CRecord.Kind.UNION);
            case Dwarf.TAG_TYPEDEF ->
                new CTypedef(entry.name().orElse(""), target(entry), alignment(entry), files.origin(entry));
            case Dwarf.TAG_CONST, Dwarf.TAG_VOLATILE, Dwarf.TAG_RESTRICT, Dwarf.TAG_ATOMIC -> target(entry);
            case Dwarf.TAG_POINTER -> pointer(entry);
            case Dwarf.TAG_ARRAY -> array(entry);
            case Dwarf.TAG_SUBROUTINE -> new COther("function", OptionalLong.empty());
            case Dwarf.TAG_UNSPECIFIED -> new COther(entry.name().orElse("unspecified type"), OptionalLong.empty());
            default ->
                throw new HeaderException(
                        "the compiler's debug information has a type that is not understood: " + entry);
        };
    }

    private CType enumeration(DwarfEntry entry) throws HeaderException {
        if (entry.flag(Dwarf.AT_DECLARATION)) {
            return new COther("enum " + entry.name().orElse("") + ", never defined", OptionalLong.empty());
        }
        CType underlying = target(entry).resolved();
        return DwarfScalars.enumeration(entry, underlying, names.getOrDefault(entry, List.of()), files.origin(entry));
    }

    private CRecord record(DwarfEntry entry, CRecord.Kind kind) throws HeaderException {
        boolean defined = !entry.flag(Dwarf.AT_DECLARATION);
        if (defined) {
            incomplete.add(entry);
        }
        return new CRecord(
                kind,
                entry.name(),
                names.getOrDefault(entry, List.of()),
                defined ? OptionalLong.of(entry.require(Dwarf.AT_BYTE_SIZE)) : OptionalLong.empty(),
                alignment(entry),
                files.origin(entry));
    }

    private CPointer pointer(DwarfEntry entry) throws HeaderException {
        int bytes = Math.toIntExact(
                entry.number(Dwarf.AT_BYTE_SIZE).orElse(entry.unit().addressBytes()));
        CType target = target(entry);
        return new CPointer(target.equals(CBase.VOID) ? Optional.empty() : Optional.of(target), bytes);
    }

    private CType array(DwarfEntry entry) throws HeaderException {
        if (entry.has(Dwarf.AT_BYTE_STRIDE) || entry.has(Dwarf.AT_BIT_STRIDE)) {
            throw new HeaderException("an array whose elements do not follow each other is not understood: " + entry);
        }
        List<OptionalLong> counts = new ArrayList<>();
        for (DwarfEntry child : entry.children()) {
            if (child.tag() != Dwarf.TAG_SUBRANGE
                    || child.number(Dwarf.AT_LOWER_BOUND).orElse(0) != 0) {
                throw new HeaderException("a dimension of an array is not understood: " + child);
            }
            counts.add(count(child));
        }
        CType element = target(entry);
        if (entry.flag(Dwarf.AT_GNU_VECTOR)) {
            return new COther(
                    "vector of " + element,
                    entry.has(Dwarf.AT_BYTE_SIZE)
                            ? entry.number(Dwarf.AT_BYTE_SIZE)
                            : new CArray(element, counts).size());
        }
        if (element.resolved() instanceof CArray inner) {
            counts.addAll(inner.counts());
            element = inner.element();
        }
        return new CArray(element, counts);
    }

    private static OptionalLong count(DwarfEntry dimension) throws HeaderException {
        if (dimension.has(Dwarf.AT_COUNT)) {
            return dimension.number(Dwarf.AT_COUNT);
        }
        // Without a bound it is []. Where [0] has one, it is -1.
        OptionalLong last = dimension.number(Dwarf.AT_UPPER_BOUND);
        return last.isEmpty() ? last : OptionalLong.of(last.getAsLong() + 1);
    }

    private static OptionalInt alignment(DwarfEntry entry) throws HeaderException {
        OptionalLong alignment = entry.number(Dwarf.AT_ALIGNMENT);
        return alignment.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(alignment.getAsLong()));
    }

    private void complete(DwarfEntry entry) throws HeaderException {
        if (type(entry) instanceof CRecord record) {
            List<CMember> members = new ArrayList<>();
            for (DwarfEntry child : entry.children()) {
                switch (child.tag()) {
                    case Dwarf.TAG_MEMBER -> members.add(member(child));
                    case Dwarf.TAG_STRUCT, Dwarf.TAG_UNION, Dwarf.TAG_ENUM, Dwarf.TAG_TYPEDEF -> {}
                    default -> throw new HeaderException("a part of " + record + " is not understood: " + child);
                }
            }
            record.complete(members);
        }
    }

    private CMember member(DwarfEntry entry) throws HeaderException {
        CType type = target(entry);
        Optional<CBits> bits = bits(entry, type);
        long offset = bits.isPresent()
                ? bits.get().offset() / Byte.SIZE
                : entry.number(Dwarf.AT_DATA_MEMBER_LOCATION).orElse(0); // absent in a union
        return new CMember(entry.name(), type, offset, alignment(entry), bits);
    }

    private static Optional<CBits> bits(DwarfEntry entry, CType type) throws HeaderException {
        OptionalLong size = entry.number(Dwarf.AT_BIT_SIZE);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        long offset;
        if (entry.has(Dwarf.AT_BIT_OFFSET)) {
            // clang, as DWARF 2 had it: bits from the highest bit of a unit of storage down to the field's highest
            OptionalLong declared = entry.number(Dwarf.AT_BYTE_SIZE);
            long unit = Byte.SIZE * (declared.isPresent() ? declared : type.size()).orElseThrow();
            long start = Byte.SIZE * entry.number(Dwarf.AT_DATA_MEMBER_LOCATION).orElse(0);
            offset = start + unit - entry.require(Dwarf.AT_BIT_OFFSET) - size.getAsLong();
        } else {
            offset = entry.number(Dwarf.AT_DATA_BIT_OFFSET).orElse(0)
                    + Byte.SIZE * entry.number(Dwarf.AT_DATA_MEMBER_LOCATION).orElse(0);
        }
        return Optional.of(new CBits(offset, Math.toIntExact(size.getAsLong())));
    }
}
