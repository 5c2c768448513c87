package org.fwabi.samples.tables;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.message.TextPool;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.PackedRegistryEntry;
import org.fwabi.samples.tables.abi.PackedRegistryTable;
import org.fwabi.samples.tables.abi.RegistryEntryType;

/**
 * The configuration keys that the firmware gets before it starts: a header, entries of a fixed size, then the entries'
 * names, then values that are longer than a word. Offsets count from the header.
 */
final class Registry {
    /** What a key is set to. */
    sealed interface Value {
        /** A number of 32 bits, unsigned. */
        record Word(long number) implements Value {}

        /** A text. */
        record Text(String text) implements Value {}

        /** Bytes. Not copied before they are sent. */
        record Bytes(MemorySegment bytes) implements Value {}
    }

    private final SequencedMap<String, Value> keys = new LinkedHashMap<>();

    /** No keys. */
    Registry() {}

    /** The keys that every GPU gets: what the firmware must do, and must not, when the bus is reset. */
    static Registry ofDriver() {
        return new Registry()
                .set("RMSecBusResetEnable", new Value.Word(1))
                .set("RMForcePcieConfigSave", new Value.Word(1))
                .set("RMDevidCheckIgnore", new Value.Word(1));
    }

    /** Sets a key, whose name has at most 63 letters. */
    Registry set(String key, Value value) {
        keys.put(key, value);
        return this;
    }

    /** Sends the keys. */
    void send(GspAbi abi, CommandQueue queue) throws QueueException {
        long header = abi.setRegistry().request().byteSize();
        long entries = keys.size() * abi.packedRegistryEntry().byteSize();
        long names = keys.keySet().stream().mapToLong(TextPool::sizeOf).sum();
        long values =
                keys.values().stream().mapToLong(value -> bytes(value).length).sum();
        queue.send(
                abi.setRegistry(),
                entries + names + values,
                (PackedRegistryTable table, MemorySegment tail) -> write(table, tail, header, entries, names));
    }

    private void write(PackedRegistryTable table, MemorySegment tail, long header, long entries, long names) {
        table.size(header + tail.byteSize()).numEntries(keys.size());
        TextPool pool = new TextPool(tail, header, entries);
        long at = entries + names;
        int index = 0;
        for (Map.Entry<String, Value> key : keys.entrySet()) {
            byte[] bytes = bytes(key.getValue());
            MemorySegment.copy(bytes, 0, tail, ValueLayout.JAVA_BYTE, at, bytes.length);
            PackedRegistryEntry entry = table.entries(index).nameText(pool, key.getKey());
            switch (key.getValue()) {
                case Value.Word(long number) ->
                    entry.type(RegistryEntryType.DWORD).data(number).length(Integer.BYTES);
                case Value.Text text ->
                    entry.type(RegistryEntryType.STRING).data(header + at).length(bytes.length);
                case Value.Bytes some ->
                    entry.type(RegistryEntryType.BINARY).data(header + at).length(bytes.length);
            }
            at += bytes.length;
            index++;
        }
    }

    /** What a value takes behind the names. */
    private static byte[] bytes(Value value) {
        return switch (value) {
            case Value.Word word -> new byte[0];
            case Value.Text(String text) -> (text + '\0').getBytes(StandardCharsets.UTF_8);
            case Value.Bytes(MemorySegment bytes) -> bytes.toArray(ValueLayout.JAVA_BYTE);
        };
    }
}
