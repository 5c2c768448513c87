package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.jspecify.annotations.Nullable;

/** Judges the elements that the driver sends, one after the other. */
final class ElementReader {
    static final String ELEMENT = "GSP_MSG_QUEUE_ELEMENT";
    private static final long PENDING = 0xffff_ffffL;

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final int pageSize;
    private final int headerSize;
    private final int rpcOffset;
    private long sequence;
    private long nextRpcSequence;
    private long lastRpcSequence;
    private boolean good;

    /** A message that passed. */
    record Incoming(int function, Payload payload, int rpcSequence) {}

    /** The message, if it passed, and how many slots to consume. */
    record Result(@Nullable Incoming message, int slots) {}

    ElementReader(SimGpuParts gpu) {
        this.gpu = gpu;
        table = gpu.table();
        pageSize = (int) table.factNumber("queue.page-size");
        headerSize = (int) table.struct(ELEMENT).size();
        rpcOffset = (int) view(new byte[headerSize]).offset("rpc");
    }

    private Decoded view(byte[] bytes) {
        return table.view(ELEMENT, MemorySegment.ofArray(bytes));
    }

    private void expect(String field, boolean holds, String expected, String found) {
        if (!holds) {
            good = false;
            gpu.refuse("command element %d: %s".formatted(sequence, field), expected, found);
        }
    }

    private void expect(Decoded element, String field, long expected) {
        long found = element.getLong(field);
        expect(field, found == expected, SimLog.hex(expected), SimLog.hex(found));
    }

    /** Reads the element at the start of what is available. */
    Result read(byte[] available) {
        Decoded element = view(available);
        int slots = available.length / pageSize;
        long count = element.getLong("elemCount");
        long length = rpcOffset + element.getLong("rpc.length");
        long most = table.factNumber("queue.element-max");
        good = true;
        expect("rpc.length", length >= headerSize && length <= most, headerSize + " to " + most, Long.toString(length));
        if (good) {
            long wanted = Math.ceilDiv(length, pageSize);
            expect("elemCount", count == wanted, Long.toString(wanted), Long.toString(count));
            expect("elemCount", count <= slots, "at most the " + slots + " slots written", Long.toString(count));
        }
        if (!good) {
            sequence++;
            return new Result(null, Math.clamp(count, 1, slots));
        }
        checkSum(available, (int) length, (int) count);
        checkHeader(element, available);
        int function = (int) element.getLong("rpc.function");
        checkRpcSequence(function, element.getLong("rpc.sequence"), length == most);
        sequence++;
        byte[] payload = Arrays.copyOfRange(available, headerSize, (int) length);
        Incoming message =
                good ? new Incoming(function, new Payload(payload), (int) element.getLong("rpc.sequence")) : null;
        return new Result(message, (int) count);
    }

    private void checkSum(byte[] bytes, int length, int slots) {
        switch (table.fact("queue.checksum")) {
            case "xor64" -> checkSum(bytes, length);
            // The message has been written slot by slot, and so has whatever stands behind it.
            case "xor64-slots" -> expectSum(checksum(bytes, slots * pageSize));
            default -> {}
        }
    }

    private void checkSum(byte[] bytes, int length) {
        int padded = Bytes.alignUp(length, 8);
        for (int i = length; i < padded; i++) {
            expect("byte " + i, bytes[i] == 0, "0, to the end of the last 8 bytes", Integer.toString(bytes[i]));
        }
        expectSum(checksum(bytes, padded));
    }

    private void expectSum(int sum) {
        expect("checkSum", sum == 0, "one that makes the sum 0", "a sum of " + SimLog.hex(sum & 0xffffffffL));
    }

    static int checksum(byte[] bytes, int length) {
        long sum = 0;
        for (int i = 0; i < length; i += 8) {
            sum ^= Bytes.u64(bytes, i);
        }
        return (int) (sum >>> 32) ^ (int) sum;
    }

    private void checkHeader(Decoded element, byte[] bytes) {
        if (table.fact("queue.sequence").equals("per-message")) {
            expect(element, "seqNum", sequence);
        }
        for (String zero : new String[] {"authTagBuffer", "aadBuffer"}) {
            byte[] field = element.getBytes(zero);
            expect(zero, Arrays.equals(field, new byte[field.length]), "zeros", "other bytes");
        }
        long afterCount = element.offset("elemCount") + 4;
        for (long i = afterCount; i < rpcOffset; i++) {
            expect("padding", bytes[(int) i] == 0, "0", Integer.toString(bytes[(int) i]));
        }
        expect(element, "rpc.header_version", table.factNumber("rpc.header-version"));
        expect(element, "rpc.signature", table.factNumber("rpc.signature"));
        expect(element, "rpc.rpc_result", PENDING);
        expect(element, "rpc.rpc_result_private", PENDING);
        expect(element, "rpc.u.spare", 0);
    }

    /**
     * With a counter, what is answered takes the next number, and so does each element of a message that is continued.
     * What nothing answers carries 0, unless it is the first element of a longer message.
     */
    private void checkRpcSequence(int function, long found, boolean full) {
        if (!table.fact("rpc.sequence").equals("counter")) {
            expect("rpc.sequence", found == 0, "0", Long.toString(found));
            return;
        }
        long last = lastRpcSequence;
        lastRpcSequence = found;
        if (function == table.functions().number("CONTINUATION_RECORD")) {
            expect("rpc.sequence", found == last + 1, Long.toString(last + 1), Long.toString(found));
            nextRpcSequence = found + 1;
        } else if (answered(function)) {
            expect("rpc.sequence", found == nextRpcSequence, Long.toString(nextRpcSequence), Long.toString(found));
            nextRpcSequence = found + 1;
        } else {
            boolean fits = found == 0 || (full && found == nextRpcSequence);
            expect("rpc.sequence", fits, "0: nothing answers this", Long.toString(found));
        }
    }

    private boolean answered(int function) {
        return table.functions()
                .nameOf(function)
                .flatMap(table::command)
                .map(command -> command.reply() != CommandEntry.Reply.NONE)
                .orElse(true);
    }
}
