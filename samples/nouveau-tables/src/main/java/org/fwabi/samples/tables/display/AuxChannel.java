package org.fwabi.samples.tables.display;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmRetry;
import org.fwabi.samples.tables.abi.AuxTransfer;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * The side channel of a DisplayPort link: the registers of the sink, and I2C devices behind it. Up to 16 bytes go over at a
 * time. A sink that is not ready is asked again up to three times, after the time that the firmware names; if it is still
 * not ready, the reply is {@link RmReply.Fine} and its answer {@link AuxAnswer.Kind#DEFER}.
 */
public final class AuxChannel {
    /** Bytes of one transfer. */
    public static final int MAX = 16;

    /** Bits of the command. Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073dp.h. */
    private static final long READ = 1;

    private static final long I2C_GOES_ON = 1 << 2;

    private static final long NATIVE = 1 << 3;

    private final GspAbi abi;

    private final Target display;

    private final RmRetry<AuxTransfer> patience;

    AuxChannel(GspAbi abi, Target display, RmRetry.Told told) {
        this.abi = abi;
        this.display = display;
        this.patience = Patience.of(abi.auxTransfer(), AuxTransfer::retryTimeMs, told);
    }

    /**
     * Reads registers of the sink.
     *
     * @param address of the first, of 20 bits
     * @param bytes 1 to 16
     * @throws IllegalArgumentException if they are others
     */
    public RmReply<AuxAnswer> read(long displayId, int address, int bytes) {
        return read(displayId, NATIVE | READ, address, bytes);
    }

    /**
     * Writes registers of the sink.
     *
     * @param address of the first, of 20 bits
     * @param bytes 1 to 16
     * @throws IllegalArgumentException if they are others
     */
    public RmReply<AuxAnswer> write(long displayId, int address, byte... bytes) {
        return write(displayId, NATIVE, address, bytes);
    }

    /**
     * Reads from an I2C device.
     *
     * @param device its address, of 7 bits
     * @param bytes 1 to 16
     * @param more whether another transfer with the device follows at once
     * @throws IllegalArgumentException if they are others
     */
    public RmReply<AuxAnswer> readI2c(long displayId, int device, int bytes, boolean more) {
        return read(displayId, READ | (more ? I2C_GOES_ON : 0), device, bytes);
    }

    /**
     * Writes to an I2C device.
     *
     * @param device its address, of 7 bits
     * @param more whether another transfer with the device follows at once
     * @param bytes 1 to 16
     * @throws IllegalArgumentException if they are others
     */
    public RmReply<AuxAnswer> writeI2c(long displayId, int device, boolean more, byte... bytes) {
        return write(displayId, more ? I2C_GOES_ON : 0, device, bytes);
    }

    private RmReply<AuxAnswer> read(long displayId, long command, int address, int bytes) {
        return transfer(displayId, command, address, bytes, bytes, request -> {});
    }

    private RmReply<AuxAnswer> write(long displayId, long command, int address, byte[] bytes) {
        return transfer(
                displayId,
                command,
                address,
                bytes.length,
                0,
                request -> MemorySegment.copy(bytes, 0, request.dataBytes(), ValueLayout.JAVA_BYTE, 0, bytes.length));
    }

    /**
     * Makes a transfer.
     *
     * @param toRead bytes that the answer may hold, 0 for a write
     */
    private RmReply<AuxAnswer> transfer(
            long displayId, long command, int address, int bytes, int toRead, Consumer<AuxTransfer> more) {
        if (bytes < 1 || bytes > MAX) {
            throw new IllegalArgumentException("%d bytes on the side channel, 1 to %d go over".formatted(bytes, MAX));
        }
        RmReply<AuxTransfer> reply = display.ask(
                abi.auxTransfer(),
                request -> {
                    // In the request, and only there, the size is one less than the bytes.
                    request.displayId(displayId).cmd(command).addr(address).size(bytes - 1L);
                    more.accept(request);
                },
                patience);
        return reply instanceof RmReply.Fine<AuxTransfer>(var status, var answer)
                ? new RmReply.Fine<>(status, new AuxAnswer(AuxAnswer.Kind.DEFER, new byte[0], 0))
                : reply.map(answer -> answer(answer, bytes, toRead));
    }

    private static AuxAnswer answer(AuxTransfer answer, int bytes, int toRead) {
        int transferred = (int) Math.min(answer.size(), bytes);
        byte[] read =
                answer.dataBytes().asSlice(0, Math.min(transferred, toRead)).toArray(ValueLayout.JAVA_BYTE);
        return new AuxAnswer(AuxAnswer.Kind.of(answer.replyType()), read, transferred);
    }
}
