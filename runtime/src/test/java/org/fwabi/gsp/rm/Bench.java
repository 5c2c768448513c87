package org.fwabi.gsp.rm;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.stream.Stream;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.boot.BootedGpu;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.gsp.sim.rm.SimRm;
import org.fwabi.message.BadMessage;
import org.fwabi.message.Control;
import org.fwabi.message.MessageType;
import org.fwabi.message.ObjectClass;
import org.fwabi.message.UnsupportedReleaseException;
import org.jspecify.annotations.Nullable;

/** Calls over a real queue to a booted GPU, their parameters seen through the generic decoder. */
final class Bench implements AutoCloseable {
    static final int INTERNAL_CLIENT = 0xc2000000;
    static final int INTERNAL_SUBDEVICE = 0xabcd2080;

    final BootedGpu gpu;
    final ReleaseTable table;
    final RmCalls calls;

    Bench(String release) {
        gpu = new BootedGpu(release);
        table = SimReleases.find(release).orElseThrow();
        try {
            calls = RmCalls.of(gpu.queue(), release, gpu.clock());
        } catch (UnsupportedReleaseException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<String> releases() {
        return GspAbi.releases().stream();
    }

    SimRm rm() {
        return gpu.gpu().resourceManager();
    }

    /** A struct of the table, or as many bytes more as a test wants it to have. */
    private record Type(ReleaseTable table, String name, int by) implements MessageType<Decoded> {
        @Override
        public long byteSize() {
            return table.struct(name).size() + by;
        }

        @Override
        public long offsetOf(String field) {
            throw new UnsupportedOperationException(field);
        }

        @Override
        public Decoded view(MemorySegment segment) {
            return table.view(name, segment);
        }

        @Override
        public @Nullable BadMessage check(MemorySegment payload) {
            return payload.byteSize() >= byteSize()
                    ? null
                    : new BadMessage(name, "", 0, byteSize() + " bytes", payload.byteSize() + " bytes");
        }
    }

    Control<Decoded> control(String name, String struct, Map<Long, String> fine) {
        return new Control<>(name, table.controls().number(name), new Type(table, struct, 0), fine);
    }

    Control<Decoded> longer(String name, String struct, int by) {
        return new Control<>(name, table.controls().number(name), new Type(table, struct, by), Map.of());
    }

    ObjectClass<Decoded> objectClass(String name, String struct) {
        return new ObjectClass<>(name, table.classes().number(name), new Type(table, struct, 0));
    }

    /** A control that works, which shows that the queue and the resource manager still do. */
    Control<Decoded> faultBuffer() {
        return faultBuffer(Map.of());
    }

    Control<Decoded> faultBuffer(Map<Long, String> fine) {
        return control(
                "NV2080_CTRL_CMD_CE_GET_FAULT_METHOD_BUFFER_SIZE",
                "NV2080_CTRL_CE_GET_FAULT_METHOD_BUFFER_SIZE_PARAMS",
                fine);
    }

    RmReply<Decoded> internal(Control<Decoded> control) {
        return calls.control(INTERNAL_CLIENT, INTERNAL_SUBDEVICE, control);
    }

    @Override
    public void close() {
        gpu.close();
    }
}
