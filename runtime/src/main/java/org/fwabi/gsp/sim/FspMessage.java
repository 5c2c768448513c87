package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import org.fwabi.decode.Decoded;

/**
 * What the FSP makes of a packet: the one command that it knows here is the chain of trust, by which it checks the FMC and
 * starts it.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, fsp_mctp_format.h, fsp_nvdm_format.h, kern_fsp_cot_payload.h,
 * nvdm_payload_cmd_response.h.
 */
final class FspMessage {
    private static final String HEADER = "MCTP_HEADER";
    private static final String PAYLOAD = "NVDM_PAYLOAD_COT";
    private static final int SINGLE_PACKET = 0xc0000000;
    private static final int VENDOR_DEFINED = 0x7e;
    private static final int NVIDIA = 0x10de;
    private static final int COT = 0x14;
    private static final int RESPONSE = 0x15;
    private static final int TASK = 2;
    private static final int VERSION = 1;
    private static final int PAGE = 4096;
    /** Codes that the simulated FSP answers; a driver can only tell zero from the rest. */
    private static final int ERROR_PACKET = 0x11;

    private static final int ERROR_PAYLOAD = 0x12;
    private static final int ERROR_AUTHENTICATION = 0x13;
    private static final int ERROR_STATE = 0x14;

    private final SimGpuParts gpu;
    private final GspCore core;
    private final Fmc fmc;

    FspMessage(SimGpuParts gpu, GspCore core, Fmc fmc) {
        this.gpu = gpu;
        this.core = core;
        this.fmc = fmc;
    }

    /** The packet with the answer. */
    byte[] answer(byte[] packet) {
        Optional<Fault.FspError> fault = gpu.faults().find(Fault.FspError.class);
        Optional<Fault.FspOtherCommand> other = gpu.faults().find(Fault.FspOtherCommand.class);
        if (other.isPresent()) {
            return answer(other.get().type(), 0);
        }
        return answer(COT, fault.isPresent() ? fault.get().code() : serve(packet));
    }

    private byte[] answer(int command, int error) {
        gpu.log().note("FSP answers " + SimLog.hex(error));
        int[] words = {SINGLE_PACKET, VENDOR_DEFINED | NVIDIA << 8 | RESPONSE << 24, TASK, command, error};
        byte[] answer = new byte[4 * words.length];
        for (int i = 0; i < words.length; i++) {
            Bytes.put32(answer, 4 * i, words[i]);
        }
        return answer;
    }

    private boolean expect(String where, long expected, long found) {
        if (expected != found) {
            gpu.refuse("FSP " + where, SimLog.hex(expected), SimLog.hex(found));
        }
        return expected == found;
    }

    private int serve(byte[] packet) {
        int headerSize = (int) gpu.table().struct(HEADER).size();
        int payloadSize = (int) gpu.table().struct(PAYLOAD).size();
        // Payload is a multiple of bytes, a packet one of words.
        if (!expect("packet size", Bytes.alignUp(headerSize + 1 + payloadSize, 4), packet.length)) {
            return ERROR_PACKET;
        }
        MemorySegment bytes = MemorySegment.ofArray(packet);
        Decoded header = gpu.table().view(HEADER, bytes.asSlice(0, headerSize));
        if (!SimLog.all(
                expect("transport header", SINGLE_PACKET & 0xffffffffL, header.getLong("constBlob") & 0xffffffffL),
                expect("message type", VENDOR_DEFINED, header.getLong("msgType")),
                expect("vendor", NVIDIA, header.getLong("vendorId")),
                expect("NVDM type", COT, packet[headerSize]))) {
            return ERROR_PACKET;
        }
        Decoded payload = gpu.table().view(PAYLOAD, bytes.asSlice(headerSize + 1, payloadSize));
        return chainOfTrust(payload, payloadSize);
    }

    private int chainOfTrust(Decoded payload, int payloadSize) {
        Framebuffer fb = gpu.framebuffer();
        long flush = gpu.scratch().hubFlushAddress();
        if (flush == 0 || gpu.dma().at(flush, 8, "FSP: sysmem flush page") == null) {
            gpu.refuse("FSP", "a sysmem flush page before GSP is started", SimLog.hex(flush));
            return ERROR_STATE;
        }
        if (core.riscvActive() || fb.wprUp()) {
            gpu.refuse("FSP", "GSP halted and no WPR2", core.riscvActive() ? "GSP running" : "WPR2 up");
            return ERROR_STATE;
        }
        boolean good = SimLog.all(
                expect("COT version", VERSION, payload.getLong("version")),
                expect("COT size", payloadSize, payload.getLong("size")),
                expect("COT frtsSysmemOffset", 0, payload.getLong("frtsSysmemOffset")),
                expect("COT frtsSysmemSize", 0, payload.getLong("frtsSysmemSize")),
                expect(
                        "COT frtsVidmemOffset",
                        gpu.table().factNumber("fsp.frts-offset"),
                        payload.getLong("frtsVidmemOffset")),
                expect(
                        "COT frtsVidmemSize",
                        gpu.table().factNumber("wpr.frts-size"),
                        payload.getLong("frtsVidmemSize")),
                expect("COT gspFmcSysmemOffset modulo page", 0, payload.getLong("gspFmcSysmemOffset") % PAGE),
                expect(
                        "COT gspBootArgsSysmemOffset modulo page",
                        0,
                        payload.getLong("gspBootArgsSysmemOffset") % PAGE));
        if (!good) {
            return ERROR_PAYLOAD;
        }
        long parameters = payload.getLong("gspBootArgsSysmemOffset");
        if (gpu.dma().at(parameters, gpu.table().struct("GSP_FMC_BOOT_PARAMS").size(), "FSP: FMC parameters") == null
                || !authentic(payload)) {
            return ERROR_AUTHENTICATION;
        }
        long end = fb.size() - payload.getLong("frtsVidmemOffset");
        fb.placeFrts(end - payload.getLong("frtsVidmemSize"), end);
        fmc.start(parameters);
        return 0;
    }

    private boolean authentic(Decoded payload) {
        long address = payload.getLong("gspFmcSysmemOffset");
        MemorySegment head = gpu.dma().at(address, FmcFile.HEAD_SIZE, "FSP: FMC");
        if (head == null) {
            return false;
        }
        byte[] headBytes = Bytes.copy(head);
        int size = FmcFile.size(headBytes);
        MemorySegment memory = size < 0 ? null : gpu.dma().at(address, size, "FSP: FMC");
        if (memory == null) {
            gpu.refuse("FSP: FMC", "a program at the address", "none");
            return false;
        }
        if (!FmcFile.release(headBytes).equals(gpu.table().release())) {
            gpu.refuse("FSP: FMC", "release " + gpu.table().release(), "release " + FmcFile.release(headBytes));
            return false;
        }
        byte[] image = Bytes.copy(memory);
        return SimLog.all(
                same(payload, "hash384", FmcFile.hash(image)),
                same(payload, "publicKey", FmcFile.publicKey()),
                same(payload, "signature", FmcFile.signature(image)));
    }

    private boolean same(Decoded payload, String field, byte[] expected) {
        byte[] found = new byte[expected.length];
        for (int i = 0; i < expected.length / 4; i++) {
            Bytes.put32(found, 4 * i, (int) payload.getLong(field + "[" + i + "]"));
        }
        boolean same = Arrays.equals(expected, found);
        if (!same) {
            gpu.refuse("FSP COT " + field, "that of the FMC at the address", "another");
        }
        return same;
    }
}
