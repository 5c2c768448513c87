package org.fwabi.samples.nova;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.fwabi.message.Command;
import org.fwabi.samples.nova.abi.PackedRegistryEntry;
import org.fwabi.samples.nova.abi.PackedRegistryTable;
import org.fwabi.samples.nova.abi.RegistryEntryType;

/** The configuration keys that the firmware gets before it starts: entries of a fixed size, then their names. */
final class Registry {
    /** What the firmware must not do by itself when the bus is reset, and what it must leave to the driver. */
    static final Registry DEFAULT = new Registry()
            .set("RMSecBusResetEnable", 1)
            .set("RMForcePcieConfigSave", 1)
            .set("RMDevidCheckIgnore", 1);

    private final SequencedMap<String, Long> words = new LinkedHashMap<>();

    private Registry set(String key, long value) {
        words.put(key, value);
        return this;
    }

    /** Bytes behind the table's header: entries, and names with their NULs. */
    long tailBytes(Command.OneWay<PackedRegistryTable> command) {
        return total(command) - command.request().byteSize();
    }

    /** Writes the whole table. Offsets of names count from the start of the table. */
    void write(Command.OneWay<PackedRegistryTable> command, PackedRegistryTable table, MemorySegment bytes) {
        table.size(total(command)).numEntries(words.size());
        long nameAt = firstName(command);
        int index = 0;
        for (Map.Entry<String, Long> word : words.entrySet()) {
            table.entries(index++)
                    .nameOffset(nameAt)
                    .type(RegistryEntryType.DWORD)
                    .data(word.getValue());
            bytes.setString(nameAt, word.getKey(), StandardCharsets.US_ASCII);
            nameAt += word.getKey().length() + 1;
        }
    }

    private long firstName(Command.OneWay<PackedRegistryTable> command) {
        return command.request().byteSize() + words.size() * PackedRegistryEntry.BYTES;
    }

    private long total(Command.OneWay<PackedRegistryTable> command) {
        return firstName(command)
                + words.keySet().stream().mapToLong(key -> key.length() + 1).sum();
    }
}
