package org.fwabi.samples.nova;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.message.TextPool;
import org.fwabi.samples.nova.abi.GspAbi;
import org.fwabi.samples.nova.abi.PackedRegistryTable;
import org.fwabi.samples.nova.abi.RegistryEntryType;

/**
 * The configuration keys that the firmware gets before it starts: a header, entries of a fixed size, then the entries'
 * names. Offsets of names count from the header.
 */
final class Registry {
    private final SequencedMap<String, Long> words = new LinkedHashMap<>();

    /** No keys. */
    Registry() {}

    /** The keys that every GPU gets: what the firmware must do, and must not, when the bus is reset. */
    static Registry ofDriver() {
        return new Registry()
                .set("RMSecBusResetEnable", 1)
                .set("RMForcePcieConfigSave", 1)
                .set("RMDevidCheckIgnore", 1);
    }

    /** Sets a key to a number of 32 bits, unsigned. */
    Registry set(String key, long value) {
        words.put(key, value);
        return this;
    }

    /** Sends the keys. */
    void send(GspAbi abi, CommandQueue queue) throws QueueException {
        long header = abi.setRegistry().request().byteSize();
        long entries = words.size() * abi.packedRegistryEntry().byteSize();
        long names = words.keySet().stream().mapToLong(TextPool::sizeOf).sum();
        queue.send(
                abi.setRegistry(),
                entries + names,
                (PackedRegistryTable table, MemorySegment tail) -> write(table, tail, header, entries));
    }

    private void write(PackedRegistryTable table, MemorySegment tail, long header, long entries) {
        table.size(header + tail.byteSize()).numEntries(words.size());
        TextPool names = new TextPool(tail, header, entries);
        int index = 0;
        for (Map.Entry<String, Long> word : words.entrySet()) {
            table.entries(index)
                    .nameText(names, word.getKey())
                    .type(RegistryEntryType.DWORD)
                    .data(word.getValue());
            index++;
        }
    }
}
