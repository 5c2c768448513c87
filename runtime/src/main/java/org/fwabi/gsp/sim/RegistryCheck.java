package org.fwabi.gsp.sim;

import java.util.HashSet;
import java.util.Set;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;

/**
 * A packed registry table: entries, then names and values, each in place and inside the table.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, how the registry is packed for GSP.
 */
final class RegistryCheck {
    private static final String TABLE = "PACKED_REGISTRY_TABLE";
    private static final String ENTRY = "PACKED_REGISTRY_ENTRY";
    private static final int MAX_NAME = 64;

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final byte[] bytes;
    private final int fixed;
    private final int entrySize;
    private boolean good = true;

    RegistryCheck(SimGpuParts gpu, byte[] bytes) {
        this.gpu = gpu;
        this.bytes = bytes;
        table = gpu.table();
        fixed = (int) table.struct(TABLE).size();
        entrySize = (int) table.struct(ENTRY).size();
    }

    /** How many payload bytes a table needs whose first bytes these are; for one that continues in further elements. */
    static long neededBytes(ReleaseTable table, byte[] start) {
        if (start.length < table.struct(TABLE).size()) {
            return start.length;
        }
        return table.view(TABLE, java.lang.foreign.MemorySegment.ofArray(start)).getLong("size");
    }

    private void refuse(String where, String expected, String found) {
        good = false;
        gpu.refuse(TABLE + "." + where, expected, found);
    }

    boolean check() {
        Decoded registry = table.view(TABLE, java.lang.foreign.MemorySegment.ofArray(bytes));
        long size = registry.getLong("size");
        if (size == bytes.length - fixed) {
            // A common driver leaves the fixed part out of the count, and firmware takes it.
            gpu.log().note("%s.size is short: %d of %d bytes".formatted(TABLE, size, bytes.length));
        } else if (size != bytes.length) {
            refuse("size", Integer.toString(bytes.length), Long.toString(size));
        }
        long count = registry.getLong("numEntries");
        long names = fixed + count * entrySize;
        if (names > bytes.length) {
            refuse("numEntries", "entries that fit " + bytes.length + " bytes", Long.toString(count));
            return false;
        }
        Set<String> seen = new HashSet<>();
        long end = names;
        for (int i = 0; i < count; i++) {
            end = entry(registry, i, names, end, seen);
        }
        if (good && end != bytes.length) {
            refuse("size", "no bytes after the last name or value, at " + end, Integer.toString(bytes.length));
        }
        return good;
    }

    /** Checks one entry; returns where the names and values end that have been seen. */
    private long entry(Decoded registry, int index, long names, long end, Set<String> seen) {
        String where = "entries[" + index + "].";
        Decoded entry = registry.at("entries[" + index + "]");
        long name = entry.getLong("nameOffset");
        if (name < names || name >= bytes.length) {
            refuse(where + "nameOffset", names + " to " + (bytes.length - 1), Long.toString(name));
            return end;
        }
        int stop = (int) name;
        while (stop < bytes.length && bytes[stop] > ' ' && bytes[stop] < 0x7f) {
            stop++;
        }
        int length = stop - (int) name;
        if (stop == bytes.length || bytes[stop] != 0 || length == 0 || length >= MAX_NAME) {
            refuse(where + "nameOffset", "a name of 1 to 63 printable letters with a NUL", length + " letters");
            return end;
        }
        String text = new String(bytes, (int) name, length, java.nio.charset.StandardCharsets.US_ASCII);
        if (!seen.add(text)) {
            refuse(where + "nameOffset", "each name once", text + " twice");
        }
        long type = entry.getLong("type");
        long valueLength = entry.getLong("length");
        long most = Math.max(end, stop + 1L);
        if (type == 1) {
            if (valueLength != 0 && valueLength != 4) {
                refuse(where + "length", "0 or 4", Long.toString(valueLength));
            }
        } else if (type == 2 || type == 3) {
            long value = entry.getLong("data");
            if (value < names || value + valueLength > bytes.length) {
                refuse(where + "data", "a value inside the table", value + " with " + valueLength + " bytes");
            }
            most = Math.max(most, Math.min(value + valueLength, bytes.length));
        } else {
            refuse(where + "type", "1 to 3", Long.toString(type));
        }
        return most;
    }
}
