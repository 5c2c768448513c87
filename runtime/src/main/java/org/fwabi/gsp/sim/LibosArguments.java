package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.decode.Decoded;
import org.jspecify.annotations.Nullable;

/** What GSP finds through its mailboxes: the memory regions of libos, the arguments and the queues. */
final class LibosArguments {
    private static final String REGION = "LibosMemoryRegionInitArgument";
    private static final String ARGUMENTS = "GSP_ARGUMENTS_CACHED";
    private static final List<String> IDS = List.of("LOGINIT", "LOGINTR", "LOGRM", "RMARGS");
    private static final int CONTIGUOUS = 1;
    private static final int SYSMEM = 1;

    private final SimGpuParts gpu;
    private final int pageSize;
    private final List<MemorySegment> logs = new ArrayList<>();

    LibosArguments(SimGpuParts gpu) {
        this.gpu = gpu;
        pageSize = (int) gpu.table().factNumber("queue.page-size");
    }

    private boolean expect(String where, long expected, long found) {
        if (expected != found) {
            gpu.refuse(where, SimLog.hex(expected), SimLog.hex(found));
        }
        return expected == found;
    }

    /** Reads and judges everything and links the queues; null after recording what is wrong. */
    @Nullable QueuePeer read(long address, Runnable interrupt) {
        long size = gpu.table().struct(REGION).size();
        MemorySegment list = gpu.dma().at(address, size * (IDS.size() + 1), "libos arguments");
        if (list == null) {
            return null;
        }
        MemorySegment arguments = null;
        for (int i = 0; i < IDS.size(); i++) {
            Decoded region = gpu.table().view(REGION, list.asSlice(size * i, size));
            MemorySegment memory = region(IDS.get(i), region);
            if (memory == null) {
                return null;
            }
            if (IDS.get(i).equals("RMARGS")) {
                arguments = memory;
            } else {
                logs.add(memory);
            }
        }
        if (!expect("libos region 4 id8", 0, Bytes.u64(list, size * IDS.size())) || arguments == null) {
            return null;
        }
        logs.forEach(LibosArguments::startLog);
        return queues(gpu.table().view(ARGUMENTS, arguments), interrupt);
    }

    /** An id is packed so that its first letter is in the most significant byte in use. */
    private static long id8(String name) {
        long id = 0;
        for (byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
            id = id << 8 | letter;
        }
        return id;
    }

    private @Nullable MemorySegment region(String id, Decoded region) {
        String where = "libos region " + id + " ";
        long address = region.getLong("pa");
        long size = region.getLong("size");
        boolean good = SimLog.all(
                expect(where + "id8", id8(id), region.getLong("id8")),
                expect(where + "kind", CONTIGUOUS, region.getLong("kind")),
                expect(where + "loc", SYSMEM, region.getLong("loc")),
                expect(where + "pa modulo page", 0, address % pageSize));
        boolean log = !id.equals("RMARGS");
        if (log) {
            good &= expect(where + "size", gpu.table().factNumber("libos.log-size"), size);
        } else if (size < gpu.table().struct(ARGUMENTS).size()) {
            gpu.refuse(
                    where + "size", "at least " + gpu.table().struct(ARGUMENTS).size(), Long.toString(size));
            good = false;
        }
        MemorySegment memory = good ? gpu.dma().at(address, size, where) : null;
        if (memory != null && log && !logTable(where, address, memory)) {
            return null;
        }
        return memory;
    }

    /** A log begins with its put pointer, then the addresses of its own pages. */
    private boolean logTable(String where, long address, MemorySegment memory) {
        boolean good = expect(where + "put pointer", 0, Bytes.u64(memory, 0));
        for (int i = 0; i < memory.byteSize() / pageSize; i++) {
            good &= expect(where + "page " + i, address + (long) i * pageSize, Bytes.u64(memory, 8L + 8L * i));
        }
        return good;
    }

    /** Writes a first record, as a sign of life that tools can show. */
    private static void startLog(MemorySegment log) {
        long first = 1 + log.byteSize() / 4096;
        Bytes.put64(log, 8 * first, 0x4c4f47L);
        Bytes.put64(log, 0, first + 1);
    }

    private @Nullable QueuePeer queues(Decoded arguments, Runnable interrupt) {
        String init = "messageQueueInitArguments.";
        long queue = (long) pageSize * (gpu.table().factNumber("queue.pages") + 1);
        long queuePages = 2 * queue / pageSize;
        long tablePages = Math.ceilDiv(8 * (queuePages + Math.ceilDiv(8 * queuePages, pageSize)), pageSize);
        long entries = queuePages + tablePages;
        long commands = tablePages * pageSize;
        boolean good = true;
        for (var leaf : arguments.leaves()) {
            long expected = switch (leaf.path()) {
                case "messageQueueInitArguments.sharedMemPhysAddr", "bDmemStack" -> arguments.value(leaf);
                case "messageQueueInitArguments.pageTableEntryCount" -> entries;
                case "messageQueueInitArguments.cmdQueueOffset" -> commands;
                case "messageQueueInitArguments.statQueueOffset" -> commands + queue;
                case "messageQueueInitArguments.queueElementHdrSize" ->
                    gpu.table().struct(ElementReader.ELEMENT).size()
                            - gpu.table().struct("rpc_message_header_v03_00").size();
                case "messageQueueInitArguments.queueElementSizeMin" -> pageSize;
                case "messageQueueInitArguments.queueElementSizeMax" ->
                    gpu.table().factNumber("queue.element-max");
                case "messageQueueInitArguments.queueHeaderAlign" -> 4;
                case "messageQueueInitArguments.queueElementAlign" -> Integer.numberOfTrailingZeros(pageSize);
                default -> 0;
            };
            good &= expect("RMARGS " + leaf.path(), expected, arguments.value(leaf));
        }
        SharedQueues memory = good
                ? SharedQueues.map(gpu, arguments.getLong(init + "sharedMemPhysAddr"), (int) entries, pageSize)
                : null;
        if (memory == null) {
            return null;
        }
        QueuePeer peer = new QueuePeer(gpu, memory, commands, commands + queue, interrupt);
        return peer.link() ? peer : null;
    }
}
