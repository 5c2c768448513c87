package org.fwabi.gsp.boot;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.fwabi.gsp.abi.FspChainOfTrust;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.firmware.FmcImage;

/**
 * Has the FSP check the FMC and start it on GSP: one message in one packet, and the FSP's answer.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, kern_fsp_gh100.c, fsp_mctp_format.h, fsp_nvdm_format.h,
 * nvdm_payload_cmd_response.h; nouveau fsp/gh100.c.
 */
record ChainOfTrust(GspAbi abi, FspChannel channel) {
    /** Transport header of a message in one packet: first (bit 31) and last (bit 30), sequence and endpoint 0. */
    private static final int SINGLE_PACKET = 0xc0000000;

    private static final int TYPE_COT = 0x14;
    private static final int TYPE_RESPONSE = 0x15;
    private static final int VERSION_HOPPER = 1;

    /** In a reply: type of the message, task of the FSP, type of the command, error. */
    private static final int REPLY_TYPE = 7;

    private static final int REPLY_TASK = 8;
    private static final int REPLY_COMMAND = 12;
    private static final int REPLY_ERROR = 16;
    private static final int REPLY_SIZE = 20;

    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /**
     * Asks, and waits for the answer.
     *
     * @param imageAddress device address of the FMC
     * @param parametersAddress device address of its parameters
     */
    void send(FmcImage fmc, long imageAddress, long parametersAddress) throws BootException {
        int header = Math.toIntExact(abi.mctpHeader().byteSize());
        int payload = header + 1;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment packet =
                    arena.allocate(payload + abi.fspChainOfTrust().byteSize(), Long.BYTES);
            abi.mctpHeader().fresh(packet.asSlice(0, header)).transport(Integer.toUnsignedLong(SINGLE_PACKET));
            packet.set(ValueLayout.JAVA_BYTE, header, (byte) TYPE_COT);
            FspChainOfTrust message = abi.fspChainOfTrust()
                    .fresh(packet.asSlice(payload))
                    .version(VERSION_HOPPER)
                    .fmcAddress(imageAddress)
                    .frtsVidmemOffset(abi.facts().fspFrtsOffset())
                    .frtsVidmemSize(abi.facts().wprFrtsSize())
                    .bootArgsAddress(parametersAddress);
            for (int i = 0; i < message.hashLength(); i++) {
                message.hash(i, word(fmc.hash(), i));
            }
            for (int i = 0; i < message.publicKeyLength(); i++) {
                message.publicKey(i, word(fmc.publicKey(), i));
            }
            for (int i = 0; i < message.signatureLength(); i++) {
                message.signature(i, word(fmc.signature(), i));
            }
            channel.send(packet);
        }
        check(channel.receive());
    }

    private void check(byte[] reply) throws BootException {
        if (reply.length < REPLY_SIZE) {
            throw wrong("%d bytes, expected %d".formatted(reply.length, REPLY_SIZE));
        }
        MemorySegment bytes = MemorySegment.ofArray(reply);
        int transport = bytes.get(WORD, 0);
        if ((transport & SINGLE_PACKET) != SINGLE_PACKET) {
            throw wrong("transport header 0x%08x, expected a message in one packet".formatted(transport));
        }
        // Its kind and vendor have to be those that the driver would send.
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment own = arena.allocate(abi.mctpHeader().byteSize());
            abi.mctpHeader().fresh(own).transport(Integer.toUnsignedLong(transport));
            if (own.mismatch(bytes.asSlice(0, own.byteSize())) >= 0) {
                throw wrong("a message of another kind or vendor");
            }
        }
        if (reply[REPLY_TYPE] != TYPE_RESPONSE) {
            throw wrong("message type 0x%02x, expected 0x%02x".formatted(reply[REPLY_TYPE], TYPE_RESPONSE));
        }
        int command = bytes.get(WORD, REPLY_COMMAND);
        if (command != TYPE_COT) {
            throw wrong("answer to command 0x%x, expected 0x%x".formatted(command, TYPE_COT));
        }
        int error = bytes.get(WORD, REPLY_ERROR);
        if (error != 0) {
            throw new BootException(new BootFailure.FspRefused("chain of trust", bytes.get(WORD, REPLY_TASK), error));
        }
    }

    private static BootException wrong(String problem) {
        return new BootException(new BootFailure.FspReplyWrong(problem));
    }

    private static long word(MemorySegment bytes, int index) {
        return Integer.toUnsignedLong(bytes.get(WORD, (long) index * Integer.BYTES));
    }
}
