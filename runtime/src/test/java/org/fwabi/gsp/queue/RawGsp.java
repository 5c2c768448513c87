package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The GSP's side of the queues, written from the description of the protocol and sharing no code with the driver's:
 * numbers are spelled out, bytes are moved one by one. Strict as NVIDIA's own driver. Either thread may run it.
 */
final class RawGsp {
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** A message as it was found in the command queue; the payload of one record. */
    record Message(int function, byte[] payload, int seqNum, int rpcSequence, int checkSum, byte[] tail) {}

    final int slots;
    final int elementMax;
    private final ByteBuffer memory;
    private final int commandQueue = 0x1000;
    private final int statusQueue;
    private int commandSeqNum;
    int statusSeqNum;
    int statusWrite;
    boolean checksumOverSlots;

    RawGsp(MemorySegment region, int slots, int elementMax) {
        this.memory = region.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        this.slots = slots;
        this.elementMax = elementMax;
        this.statusQueue = commandQueue + 0x1000 + slots * 0x1000;
    }

    /** Sets the GSP's own header up. */
    void boot() {
        int[] header = {0, (slots + 1) * 0x1000, 0x1000, slots, 0, 1, 32, 0x1000};
        for (int i = 0; i < header.length; i++) {
            header(4 * i, header[i]);
        }
    }

    void header(int offset, int value) {
        INT.setVolatile(memory, statusQueue + offset, value);
    }

    /** The driver's read pointer of the status queue. */
    int statusRead() {
        return (int) INT.getVolatile(memory, commandQueue + 32);
    }

    void statusWrite(int pointer) {
        INT.setVolatile(memory, statusQueue + 16, pointer);
    }

    int commandWrite() {
        return (int) INT.getVolatile(memory, commandQueue + 16);
    }

    int commandRead() {
        return (int) INT.getVolatile(memory, statusQueue + 32);
    }

    void commandRead(int pointer) {
        INT.setVolatile(memory, statusQueue + 32, pointer);
    }

    /** Whether so many slots of the status queue are free. */
    boolean hasRoom(int count) {
        return (statusRead() - statusWrite - 1 + slots) % slots >= count;
    }

    byte[] element(int function, byte[] payload) {
        return element(function, payload, statusSeqNum++, 0, 0);
    }

    byte[] element(int function, byte[] payload, int seqNum, int rpcSequence, int result) {
        ByteBuffer out = ByteBuffer.allocate(80 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(36, seqNum).putInt(40, (80 + payload.length + 4095) / 4096);
        out.putInt(48, 0x03000000)
                .putInt(52, 0x43505256)
                .putInt(56, 32 + payload.length)
                .putInt(60, function);
        out.putInt(64, result).putInt(68, result).putInt(72, rpcSequence);
        out.put(80, payload);
        return seal(out.array());
    }

    /** Makes the checksum right whatever else is wrong. */
    static byte[] seal(byte[] element) {
        ByteBuffer out = ByteBuffer.wrap(element).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(32, 0);
        out.putInt(32, checksum(element));
        return element;
    }

    /** Byte by byte, as the protocol's description has it. */
    static int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum ^= (bytes[i] & 0xffL) << (8 * (i % 8));
        }
        return (int) (sum >>> 32) ^ (int) sum;
    }

    /** Puts bytes into the status queue and publishes as many slots as they take. */
    void push(byte[] element) {
        push(element, (element.length + 4095) / 4096);
    }

    void push(byte[] element, int count) {
        assertThat(hasRoom(count)).as("room for %d slots", count).isTrue();
        for (int i = 0; i < element.length; i++) {
            memory.put(statusQueue + 0x1000 + (statusWrite * 0x1000 + i) % (slots * 0x1000), element[i]);
        }
        statusWrite = (statusWrite + count) % slots;
        statusWrite(statusWrite);
    }

    void send(int function, byte[] payload) {
        push(element(function, payload));
    }

    /** The elements of a message of any length. */
    List<byte[]> records(int function, byte[] payload) {
        int max = elementMax - 80;
        List<byte[]> records = new ArrayList<>();
        records.add(element(function, Arrays.copyOf(payload, Math.min(max, payload.length))));
        for (int at = max; at < payload.length; at += max) {
            records.add(element(71, Arrays.copyOfRange(payload, at, Math.min(at + max, payload.length))));
        }
        return records;
    }

    /** Takes the next message out of the command queue and checks it as strictly as can be; null if there is none. */
    Message take() {
        int read = commandRead();
        int available = (commandWrite() - read + slots) % slots;
        if (available == 0) {
            return null;
        }
        int seqNum = word(read, 36);
        int count = word(read, 40);
        int length = word(read, 56);
        assertThat(seqNum).as("seqNum").isEqualTo(commandSeqNum++);
        assertThat(length).as("length").isBetween(32, elementMax - 48);
        assertThat(count).as("elemCount").isEqualTo((48 + length + 4095) / 4096).isLessThanOrEqualTo(available);
        assertThat(word(read, 44)).as("padding").isZero();
        assertThat(word(read, 48)).as("header version").isEqualTo(0x03000000);
        assertThat(word(read, 52)).as("signature").isEqualTo(0x43505256);
        assertThat(word(read, 64)).as("result").isEqualTo(-1);
        assertThat(word(read, 68)).as("private result").isEqualTo(-1);
        byte[] bytes = new byte[(48 + length + 7) / 8 * 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = memory.get(at(read, i));
        }
        // Over the tail as well, like NVIDIA's routine.
        assertThat(checksum(bytes)).as("checksum").isZero();
        if (checksumOverSlots) {
            byte[] whole = new byte[count * 0x1000];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = memory.get(at(read, i));
            }
            assertThat(checksum(whole)).as("checksum over slots").isZero();
        }
        Message message = new Message(
                word(read, 60),
                Arrays.copyOfRange(bytes, 80, 48 + length),
                seqNum,
                word(read, 72),
                word(read, 32),
                Arrays.copyOfRange(bytes, 48 + length, bytes.length));
        commandRead((read + count) % slots);
        return message;
    }

    /** Fills the command ring with a byte, as stale contents would. */
    void soil(byte value) {
        for (int i = 0; i < slots * 0x1000; i++) {
            memory.put(commandQueue + 0x1000 + i, value);
        }
    }

    /** Puts a word at the end of every slot of the command ring. */
    void soilWord(int word) {
        for (int slot = 1; slot <= slots; slot++) {
            memory.putInt(commandQueue + 0x1000 + slot * 0x1000 - 4, word);
        }
    }

    /** A word of the region, by its offset. */
    int word(int offset) {
        return memory.getInt(offset);
    }

    private int word(int slot, int offset) {
        return memory.getInt(at(slot, offset));
    }

    private int at(int slot, int offset) {
        return commandQueue + 0x1000 + (slot * 0x1000 + offset) % (slots * 0x1000);
    }
}
