package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;

/** Makes the elements of a message that the resource manager sends, faults included. */
final class ElementWriter {
    private static final String LIE_IN_ELEMENT = "element:";

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final int pageSize;
    private final int headerSize;
    /** What an element is made in. It keeps what was there, so bytes of older messages follow a shorter one. */
    private final byte[] staging;

    private int sequence;

    /**
     * A message to send.
     *
     * @param name of its function or event
     * @param number of its function or event
     * @param struct of its payload, where it has one; lies are told in it
     * @param payload its bytes
     * @param rpcSequence what a reply echoes; its continuations count on from there
     * @param result status in the RPC header
     */
    record Message(String name, int number, String struct, Payload payload, int rpcSequence, int result) {}

    /** An element as it goes into the ring; the pointer is what a fault publishes instead of the right one. */
    record Element(Payload bytes, int slots, OptionalInt pointer) {}

    ElementWriter(SimGpuParts gpu) {
        this.gpu = gpu;
        table = gpu.table();
        pageSize = (int) table.factNumber("queue.page-size");
        headerSize = (int) table.struct(ElementReader.ELEMENT).size();
        staging = Bytes.random(1, (int) table.factNumber("queue.element-max"));
    }

    List<Element> elements(Message message) {
        byte[] payload = message.payload().copy();
        for (Fault.Lie lie : gpu.faults().of(Fault.Lie.class, message.name())) {
            if (!lie.path().startsWith(LIE_IN_ELEMENT) && !message.struct().isEmpty()) {
                table.view(message.struct(), MemorySegment.ofArray(payload)).setLong(lie.path(), lie.value());
            }
        }
        int most = (int) table.factNumber("queue.element-max") - headerSize;
        List<Element> elements = new ArrayList<>();
        int number = message.number();
        boolean counts = table.fact("rpc.sequence").equals("counter")
                && table.functions().nameOf(number).isPresent();
        int rpcSequence = message.rpcSequence();
        for (int from = 0; from == 0 || from < payload.length; from += most) {
            byte[] part = Arrays.copyOfRange(payload, from, Math.min(payload.length, from + most));
            elements.add(element(message, number, rpcSequence, part));
            rpcSequence += counts ? 1 : 0;
            number = table.functions().number("CONTINUATION_RECORD");
        }
        return elements;
    }

    private Element element(Message message, int number, int rpcSequence, byte[] payload) {
        Faults faults = gpu.faults();
        String name = message.name();
        int length = headerSize + payload.length;
        int slots = Math.ceilDiv(length, pageSize);
        Arrays.fill(staging, 0, Bytes.alignUp(length, 8), (byte) 0);
        Bytes.put(staging, headerSize, payload);
        byte[] bytes = Arrays.copyOf(staging, slots * pageSize);
        Decoded element = table.view(ElementReader.ELEMENT, MemorySegment.ofArray(bytes));
        int rpcOffset = (int) element.offset("rpc");
        element.setLong("seqNum", sequence++);
        element.setLong("elemCount", slots);
        element.setLong("rpc.header_version", table.factNumber("rpc.header-version"));
        element.setLong("rpc.signature", table.factNumber("rpc.signature"));
        element.setLong("rpc.length", length - rpcOffset);
        element.setLong("rpc.function", number);
        element.setLong("rpc.rpc_result", message.result());
        element.setLong("rpc.sequence", rpcSequence);
        faults.of(Fault.WrongSequence.class, name)
                .forEach(f -> element.setLong("seqNum", element.getLong("seqNum") + f.by()));
        faults.of(Fault.GarbageFunction.class, name).forEach(f -> element.setLong("rpc.function", f.number()));
        faults.of(Fault.WrongLength.class, name).forEach(f -> element.setLong("rpc.length", f.length()));
        faults.of(Fault.WrongElementCount.class, name).forEach(f -> element.setLong("elemCount", f.count()));
        faults.of(Fault.RpcResult.class, name).forEach(f -> element.setLong("rpc.rpc_result", f.result()));
        faults.of(Fault.Lie.class, name).stream()
                .filter(lie -> lie.path().startsWith(LIE_IN_ELEMENT))
                .forEach(lie -> element.setLong(lie.path().substring(LIE_IN_ELEMENT.length()), lie.value()));
        switch (table.fact("queue.checksum")) {
            case "xor64" -> seal(element, bytes, rpcOffset);
            case "xor64-slots" -> element.setLong("checkSum", ElementReader.checksum(bytes, bytes.length));
            default -> {}
        }
        if (!faults.of(Fault.BadChecksum.class, name).isEmpty()) {
            element.setLong("checkSum", element.getLong("checkSum") ^ 1);
        }
        OptionalInt pointer = faults.of(Fault.PointerOutOfRange.class, name).stream()
                .mapToInt(Fault.PointerOutOfRange::pointer)
                .findFirst();
        return new Element(new Payload(bytes), slots, pointer);
    }

    /** The checksum covers as much as the length says, as far as there are bytes. */
    private static void seal(Decoded element, byte[] bytes, int rpcOffset) {
        long said = rpcOffset + element.getLong("rpc.length");
        int covered = Math.clamp(Math.ceilDiv(said, 8) * 8, 0, bytes.length);
        byte[] whole = Arrays.copyOf(bytes, covered);
        for (int i = (int) Math.min(said, covered); i < covered; i++) {
            whole[i] = 0;
        }
        Bytes.put32(whole, (int) element.offset("checkSum"), 0);
        element.setLong("checkSum", ElementReader.checksum(whole, covered));
    }
}
