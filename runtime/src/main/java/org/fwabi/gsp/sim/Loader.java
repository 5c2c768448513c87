package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.fwabi.decode.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * The generic bootloader of chips whose falcons have no boot ROM: its file, and what it does on a falcon. It reads a
 * descriptor from DMEM and loads a program through the aperture that the descriptor names.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 595.45.04, rmflcnbl.h and extract-firmware-nouveau.py.
 */
final class Loader {
    static final String DESCRIPTOR = "RM_FLCN_BL_DMEM_DESC";
    private static final int MAGIC = 0x10de;
    private static final int HEADER = 24;
    private static final int DESC = 24;
    private static final int CODE = 0x200;
    /** Block of addresses that it runs at, high enough not to be where it loads to. */
    private static final int START_TAG = 0xfd;

    private final SimGpuParts gpu;

    Loader(SimGpuParts gpu) {
        this.gpu = gpu;
    }

    /** The file: a binary header, the descriptor of the bootloader, then its code and data. */
    static byte[] file(long seed) {
        Ucode.Shape shape =
                new Ucode.Shape(Ucode.Kind.LOADER, CODE, 0, 0, 0, 0, 0, SimFalcon.Engine.GSP.mask(), 0, 0, List.of());
        byte[] code = Ucode.code(shape, new byte[0], seed);
        int imageAt = HEADER + DESC;
        byte[] file = new byte[Bytes.alignUp(imageAt + 64 + CODE, Ucode.BLOCK)];
        int[] words = {
            MAGIC, 1, file.length, HEADER, imageAt, 64 + CODE, START_TAG, 0, 64, CODE, 0, 64,
        };
        for (int i = 0; i < words.length; i++) {
            Bytes.put32(file, 4 * i, words[i]);
        }
        Bytes.put(file, imageAt, Bytes.random(seed + 1, 64));
        Bytes.put(file, imageAt + 64, code);
        return file;
    }

    /** Loads what the descriptor says; returns the virtual address to go on at, or -1 after recording what is wrong. */
    int load(SimFalcon falcon) {
        FalconMemory memory = falcon.memory();
        byte[] bytes = memory.dmem(0, (int) gpu.table().struct(DESCRIPTOR).size());
        Decoded desc = gpu.table().view(DESCRIPTOR, MemorySegment.ofArray(bytes));
        int aperture = (int) desc.getLong("ctxDma");
        long base = address(desc, "codeDmaBase");
        byte[] plain = fetch(falcon, aperture, base, desc, "nonSecureCodeOff", "nonSecureCodeSize");
        byte[] secure = fetch(falcon, aperture, base, desc, "secureCodeOff", "secureCodeSize");
        int dataSize = (int) desc.getLong("dataSize");
        byte[] data = falcon.dma().fetch(aperture, address(desc, "dataDmaBase"), dataSize);
        if (plain == null || secure == null || data == null) {
            return -1;
        }
        place(memory, 0, plain, false);
        place(memory, plain.length, secure, true);
        memory.writeDmem(0, data);
        return (int) desc.getLong("codeEntryPoint");
    }

    private static byte @Nullable [] fetch(
            SimFalcon falcon, int aperture, long base, Decoded desc, String offset, String size) {
        return falcon.dma().fetch(aperture, base + desc.getLong(offset), (int) desc.getLong(size));
    }

    private static long address(Decoded desc, String field) {
        return desc.getLong(field + ".lo") | desc.getLong(field + ".hi") << 32;
    }

    private static void place(FalconMemory memory, int at, byte[] code, boolean secure) {
        for (int i = 0; i < code.length; i += Ucode.BLOCK) {
            memory.writeImem(at + i, Arrays.copyOfRange(code, i, i + Ucode.BLOCK), secure);
            memory.tag(at + i, (at + i) / Ucode.BLOCK);
        }
    }
}
