package org.fwabi.gsp.boot;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.GspArgumentsCached;
import org.fwabi.gsp.abi.LibosRegion;
import org.fwabi.gsp.abi.LibosRegionKind;
import org.fwabi.gsp.abi.LibosRegionLocation;
import org.fwabi.gsp.queue.QueueRegion;
import org.fwabi.message.Absent;
import org.fwabi.message.MessageType;

/**
 * What the operating system on GSP is started with: a page that lists memory regions by name, among them the log buffers
 * and the arguments of GSP-RM, which say where the queues are.
 *
 * @param libos the page
 * @param logs the log buffers
 */
record StartArguments(DmaBuffer libos, List<LogBuffer> logs) {
    private static final int PAGE = 4096;

    private static final List<String> LOGS = List.of("LOGINIT", "LOGINTR", "LOGRM");

    private static final String ARGUMENTS = "RMARGS";

    /** Headers of the queues are aligned to 2^4 bytes, as NVIDIA's driver has it; here they begin pages. */
    private static final int HEADER_ALIGN_SHIFT = 4;

    static StartArguments create(GspAbi abi, QueueRegion queue, DmaAllocator dma) throws DmaException {
        List<LogBuffer> logs = new ArrayList<>();
        for (String name : LOGS) {
            logs.add(LogBuffer.create(name, dma, abi.facts().libosLogSize()));
        }
        DmaBuffer arguments = arguments(abi, queue, dma);
        DmaBuffer libos = dma.allocateDma(PAGE);
        int entry = 0;
        for (LogBuffer log : logs) {
            region(abi, libos, entry, log.name(), log.buffer());
            entry++;
        }
        region(abi, libos, entry, ARGUMENTS, arguments);
        return new StartArguments(libos, List.copyOf(logs));
    }

    /** How GSP says that it is suspended. */
    SuspendMailbox suspendMailbox() {
        return new SuspendMailbox(libos.deviceAddress());
    }

    /** A name as the firmware has it: its first letter in the most significant byte that is used. */
    static long id8(String name) {
        long id = 0;
        for (int i = 0; i < name.length(); i++) {
            id = (id << 8) | name.charAt(i);
        }
        return id;
    }

    private static DmaBuffer arguments(GspAbi abi, QueueRegion queue, DmaAllocator dma) throws DmaException {
        // Turing and GA100 want every region to be whole pages.
        DmaBuffer buffer = dma.allocateDma(PAGE);
        GspArgumentsCached arguments = abi.gspArgumentsCached().view(buffer.memory());
        arguments
                .messageQueueInitArguments()
                .sharedMemPhysAddr(queue.deviceAddress())
                .pageTableEntryCount(queue.pageTableEntryCount())
                .cmdQueueOffset(queue.commandQueueOffset())
                .statQueueOffset(queue.statusQueueOffset())
                .queueElementHdrSize(abi.gspMsgQueueElement().offsetOf("rpc"), Absent.SKIP)
                .queueElementSizeMin(abi.facts().queuePageSize(), Absent.SKIP)
                .queueElementSizeMax(abi.facts().queueElementMax(), Absent.SKIP)
                .queueHeaderAlign(HEADER_ALIGN_SHIFT, Absent.SKIP)
                .queueElementAlign(Long.numberOfTrailingZeros(abi.facts().queuePageSize()), Absent.SKIP);
        // Earlier releases have their stack there without being told.
        arguments.bDmemStack(true, Absent.SKIP);
        return buffer;
    }

    private static void region(GspAbi abi, DmaBuffer libos, int entry, String name, DmaBuffer memory) {
        MessageType<LibosRegion> type = abi.libosRegion();
        MemorySegment place = libos.memory().asSlice(entry * type.byteSize(), type.byteSize());
        type.view(place)
                .id8(id8(name))
                .pa(memory.deviceAddress())
                .size(memory.size())
                .kind(LibosRegionKind.CONTIGUOUS)
                .location(LibosRegionLocation.SYSMEM);
    }
}
