package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.jspecify.annotations.Nullable;

/** Both queues from the driver's side, by hand. */
final class RawQueues {
    private static final int COMMANDS = 0x1000;
    private static final int STATUS = 0x41000;
    private static final int SLOTS = 63;
    final MemorySegment region;
    final long regionAddress;
    long arguments;
    private final RawDriver driver;
    private final ReleaseTable table;
    private int sequence;
    private int rpcSequence;

    /** What came, without judgement. */
    record Received(int function, byte[] payload, Decoded element) {}

    RawQueues(RawDriver driver) {
        this.driver = driver;
        table = driver.table;
        regionAddress = driver.memory().map(0x81000);
        region = driver.memory().at(regionAddress);
        for (int i = 0; i < 129; i++) {
            Bytes.put64(region, 8L * i, regionAddress + 4096L * i);
        }
        Decoded header = header();
        Object[] values = {
            "size", 0x40000L, "msgSize", 4096L, "msgCount", 63L, "flags", 1L, "rxHdrOff", 32L, "entryOff", 4096L
        };
        for (int i = 0; i < values.length; i += 2) {
            header.setLong((String) values[i], (Long) values[i + 1]);
        }
    }

    Decoded header() {
        return table.view("msgqTxHeader", region.asSlice(COMMANDS, 32));
    }

    Decoded peerHeader() {
        return table.view("msgqTxHeader", region.asSlice(STATUS, 32));
    }

    long libosArguments() {
        TestMemory memory = driver.memory();
        long list = memory.map(4096);
        String[] ids = {"LOGINIT", "LOGINTR", "LOGRM", "RMARGS"};
        for (int i = 0; i < ids.length; i++) {
            boolean log = i < 3;
            long size = log ? 0x10000 : 4096;
            long address = memory.map(size);
            long id = 0;
            for (char letter : ids[i].toCharArray()) {
                id = id << 8 | letter;
            }
            Decoded entry =
                    table.view("LibosMemoryRegionInitArgument", memory.at(list).asSlice(32L * i, 32));
            entry.setLong("id8", id);
            entry.setLong("pa", address);
            entry.setLong("size", size);
            entry.setLong("kind", 1);
            entry.setLong("loc", 1);
            for (int page = 0; log && page < 16; page++) {
                Bytes.put64(memory.at(address), 8L + 8 * page, address + 4096L * page);
            }
            arguments = address;
        }
        Decoded cached = table.view("GSP_ARGUMENTS_CACHED", memory.at(arguments));
        cached.setLong("messageQueueInitArguments.sharedMemPhysAddr", regionAddress);
        cached.setLong("messageQueueInitArguments.pageTableEntryCount", 129);
        cached.setLong("messageQueueInitArguments.cmdQueueOffset", COMMANDS);
        cached.setLong("messageQueueInitArguments.statQueueOffset", STATUS);
        if (cached.has("messageQueueInitArguments.queueElementHdrSize")) {
            cached.setLong("messageQueueInitArguments.queueElementHdrSize", 48);
            cached.setLong("messageQueueInitArguments.queueElementSizeMin", 4096);
            cached.setLong("messageQueueInitArguments.queueElementSizeMax", 65536);
            cached.setLong("messageQueueInitArguments.queueHeaderAlign", 4);
            cached.setLong("messageQueueInitArguments.queueElementAlign", 12);
        }
        return list;
    }

    void sendSystemInfo() {
        byte[] payload = new byte[(int) table.struct("GspSystemInfo").size()];
        fillSystemInfo(table.view("GspSystemInfo", MemorySegment.ofArray(payload)));
        send("GSP_SET_SYSTEM_INFO", payload);
    }

    void fillSystemInfo(Decoded info) {
        var bars = driver.gpu.bars();
        info.setLong("gpuPhysAddr", bars.get(0).physicalAddress());
        info.setLong("gpuPhysFbAddr", bars.get(1).physicalAddress());
        info.setLong("gpuPhysInstAddr", bars.get(2).physicalAddress());
        info.setLong("nvDomainBusDeviceFunc", 0x100);
        info.setLong("maxUserVa", (1L << 47) - 4096);
        info.setLong("pciConfigMirrorBase", 0x88000);
        info.setLong("pciConfigMirrorSize", 0x1000);
        if (info.has("PCIDeviceID")) {
            info.setLong("PCIDeviceID", driver.gpu.configRead32(0));
            info.setLong("PCISubDeviceID", driver.gpu.configRead32(0x2c));
            info.setLong("PCIRevisionID", driver.gpu.configRead32(8) & 0xff);
        }
    }

    static byte[] registry(String... names) {
        int size = 8 + 16 * names.length;
        for (String name : names) {
            size += name.length() + 1;
        }
        byte[] payload = new byte[size];
        Bytes.put32(payload, 0, size);
        Bytes.put32(payload, 4, names.length);
        int at = 8 + 16 * names.length;
        for (int i = 0; i < names.length; i++) {
            Bytes.put32(payload, 8 + 16 * i, at);
            payload[12 + 16 * i] = 1;
            Bytes.put32(payload, 16 + 16 * i, 1);
            Bytes.put(payload, at, names[i].getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            at += names[i].length() + 1;
        }
        return payload;
    }

    void sendRegistry(int rpcSequence) {
        byte[] payload = registry("RMSecBusResetEnable", "RMForcePcieConfigSave", "RMDevidCheckIgnore");
        send(
                table.functions().number("SET_REGISTRY"),
                payload,
                element -> element.setLong("rpc.sequence", rpcSequence));
    }

    void send(String function, byte[] payload) {
        send(table.functions().number(function), payload, element -> {});
    }

    /** Sends one element, changed at will before its checksum is made. */
    void send(int function, byte[] payload, Consumer<Decoded> change) {
        int length = 80 + payload.length;
        byte[] bytes = new byte[Math.ceilDiv(length, 4096) * 4096];
        Bytes.put(bytes, 80, payload);
        Decoded element = table.view("GSP_MSG_QUEUE_ELEMENT", MemorySegment.ofArray(bytes));
        element.setLong("seqNum", sequence++);
        element.setLong("elemCount", bytes.length / 4096);
        element.setLong("rpc.header_version", 0x03000000);
        element.setLong("rpc.signature", 0x43505256);
        element.setLong("rpc.length", 32 + payload.length);
        element.setLong("rpc.function", function);
        element.setLong("rpc.rpc_result", -1);
        element.setLong("rpc.rpc_result_private", -1);
        // Only what waits for a reply is counted, and what continues it.
        boolean counts = table.fact("rpc.sequence").equals("counter") && function != 72 && function != 73;
        element.setLong("rpc.sequence", counts ? rpcSequence++ : 0);
        long sum = 0;
        change.accept(element);
        for (int i = 0; i < length; i += 8) {
            sum ^= Bytes.u64(bytes, i);
        }
        // What a test put there stays in the sum, and makes it wrong.
        element.setLong("checkSum", sum >>> 32 ^ sum);
        int pointer = (int) header().getLong("writePtr");
        for (int i = 0; i < bytes.length / 4096; i++) {
            long slot = COMMANDS + 0x1000 + 4096L * ((pointer + i) % SLOTS);
            MemorySegment.copy(bytes, i * 4096, region, ValueLayout.JAVA_BYTE, slot, 4096);
        }
        header().setLong("writePtr", (pointer + bytes.length / 4096) % SLOTS);
        driver.write(0x110c00, 0);
    }

    /** The next message, or null after a time. */
    @Nullable Received receive(long millis) {
        int read = Bytes.u32(region, COMMANDS + 32);
        if (!driver.until(millis, () -> peerHeader().getLong("writePtr") != read)) {
            return null;
        }
        Decoded element = table.view("GSP_MSG_QUEUE_ELEMENT", MemorySegment.ofArray(slots(read, 1)));
        int length = Math.clamp(48 + element.getLong("rpc.length"), 80, 65536);
        byte[] bytes = slots(read, Math.ceilDiv(length, 4096));
        Bytes.put32(region, COMMANDS + 32, (int) (read + element.getLong("elemCount")) % SLOTS);
        return new Received(
                (int) element.getLong("rpc.function"),
                java.util.Arrays.copyOfRange(bytes, 80, length),
                table.view("GSP_MSG_QUEUE_ELEMENT", MemorySegment.ofArray(bytes)));
    }

    private byte[] slots(int from, int count) {
        byte[] bytes = new byte[count * 4096];
        for (int i = 0; i < count; i++) {
            long slot = STATUS + 0x1000 + 4096L * ((from + i) % SLOTS);
            MemorySegment.copy(region, ValueLayout.JAVA_BYTE, slot, bytes, i * 4096, 4096);
        }
        return bytes;
    }
}
