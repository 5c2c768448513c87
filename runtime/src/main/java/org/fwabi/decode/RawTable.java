package org.fwabi.decode;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as written: names not resolved, nothing laid out. */
final class RawTable {
    final String table;
    String family = "";
    String release = "";
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    final Map<String, String> facts = new LinkedHashMap<>();
    final Map<String, Integer> functions = new LinkedHashMap<>();
    final Map<String, Integer> events = new LinkedHashMap<>();
    final Map<String, Integer> controls = new LinkedHashMap<>();
    final Map<String, Integer> classes = new LinkedHashMap<>();
    final Map<String, EnumTable> enums = new LinkedHashMap<>();
    final Map<String, RawStruct> structs = new LinkedHashMap<>();
    final List<Placed<CommandEntry>> commands = new ArrayList<>();
    final List<Placed<PayloadEntry>> payloads = new ArrayList<>();
    final List<Placed<EnvelopeEntry>> envelopes = new ArrayList<>();
    final List<Placed<CallEntry>> calls = new ArrayList<>();
    final List<Placed<CreatesEntry>> creates = new ArrayList<>();
    final List<Placed<Renamed>> renamed = new ArrayList<>();
    final List<Placed<Count>> counts = new ArrayList<>();

    RawTable(String table) {
        this.table = table;
    }

    /** An entry with its line, for checks that need the whole table. */
    record Placed<T>(T entry, int line) {}

    /** What the newest release calls something that has a number: a function, event, control or class. */
    record Renamed(String space, String name, String newest) {}

    /** Which member of a struct counts the elements of which other. */
    record Count(String struct, String array, String counter) {}

    /** A struct or union as written. Alignment and packing are 0 where not given. */
    record RawStruct(String name, boolean union, int align, int packed, List<RawMember> members, int line) {}

    /** A member as written: of a type by name, or of a type written in place. */
    record RawMember(
            String name, RawType type, List<Integer> dimensions, boolean flexible, int align, int bits, int line) {}

    /** The type of a member as written. */
    sealed interface RawType {
        /** A scalar, enum, struct or union by name. */
        record Named(String name) implements RawType {}

        /** A struct or union in place. */
        record Inline(RawStruct struct) implements RawType {}
    }
}
