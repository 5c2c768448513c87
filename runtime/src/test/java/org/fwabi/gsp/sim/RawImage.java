package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.fwabi.decode.Decoded;

/** The GSP image and the bootloader in memory, and GspFwWprMeta for them. */
final class RawImage {
    private static final long MIB = 1 << 20;
    private final byte[] image;
    private final byte[] signature;
    private final byte[] bootloader;
    private final Decoded descriptor;
    private final TestMemory memory;

    RawImage(RawDriver driver) {
        memory = driver.memory();
        byte[] elf = file(driver, "gsp");
        image = section(elf, ".fwimage");
        signature = section(elf, driver.gpu.chip().signatureSection());
        byte[] file = file(driver, "bootloader");
        bootloader = Arrays.copyOfRange(file, Bytes.u32(file, 16), file.length);
        descriptor = descriptor(driver, file);
    }

    static byte[] file(RawDriver driver, String name) {
        return driver.firmware
                .files()
                .get("%s/%s-%s.bin".formatted(driver.gpu.chip().firmwareFolder(), name, driver.table.release()))
                .toArray(ValueLayout.JAVA_BYTE);
    }

    private static Decoded descriptor(RawDriver driver, byte[] file) {
        return driver.table.view(
                "RM_RISCV_UCODE_DESC", MemorySegment.ofArray(file).asSlice(Bytes.u32(file, 12)));
    }

    static int appVersion(RawDriver driver) {
        return (int) descriptor(driver, file(driver, "bootloader")).getLong("appVersion");
    }

    static byte[] section(byte[] elf, String wanted) {
        int headers = (int) Bytes.u64(elf, 40);
        int count = Bytes.u16(elf, 60);
        int strings = (int) Bytes.u64(elf, headers + 64 * Bytes.u16(elf, 62) + 24);
        for (int i = 0; i < count; i++) {
            int header = headers + 64 * i;
            int name = strings + Bytes.u32(elf, header);
            int end = name;
            while (elf[end] != 0) {
                end++;
            }
            if (new String(elf, name, end - name, java.nio.charset.StandardCharsets.US_ASCII).equals(wanted)) {
                int from = (int) Bytes.u64(elf, header + 24);
                return Arrays.copyOfRange(elf, from, from + (int) Bytes.u64(elf, header + 32));
            }
        }
        throw new IllegalStateException("no " + wanted);
    }

    private long radix3() {
        long pages = Math.ceilDiv(image.length, 4096);
        long level2 = memory.map(Math.ceilDiv(pages * 8, 4096) * 4096);
        for (int i = 0; i < pages; i++) {
            byte[] page = Arrays.copyOfRange(image, i * 4096, Math.min(image.length, (i + 1) * 4096));
            Bytes.put64(memory.at(level2), 8L * i, memory.map(page));
        }
        long level1 = memory.map(4096);
        for (int i = 0; i < Math.ceilDiv(pages, 512); i++) {
            Bytes.put64(memory.at(level1), 8L * i, level2 + 4096L * i);
        }
        long level0 = memory.map(4096);
        Bytes.put64(memory.at(level0), 0, level1);
        return level0;
    }

    private static long down(long value, long step) {
        return value / step * step;
    }

    void fill(Decoded meta, SimChip chip, boolean turing) {
        long fb = chip.framebufferSize();
        long heap = (turing ? 0 : 22) * MIB
                + 8 * MIB
                + 96 * MIB
                + Math.ceilDiv(96 * Math.ceilDiv(fb, 1L << 30), 1024) * MIB;
        long end = down(chip.vgaWorkspace(), 0x20000);
        long frts = end - MIB;
        long boot = down(frts - bootloader.length, 0x1000);
        long firmware = down(boot - image.length, 0x10000);
        long heapStart = down(firmware - heap, MIB);
        long start = heapStart - MIB;
        Object[] values = {
            "magic",
            0xdc3aae21371a60b3L,
            "revision",
            1L,
            "sysmemAddrOfRadix3Elf",
            radix3(),
            "sizeOfRadix3Elf",
            (long) image.length,
            "sysmemAddrOfBootloader",
            memory.map(bootloader),
            "sizeOfBootloader",
            (long) bootloader.length,
            "bootloaderCodeOffset",
            descriptor.getLong("monitorCodeOffset"),
            "bootloaderDataOffset",
            descriptor.getLong("monitorDataOffset"),
            "bootloaderManifestOffset",
            descriptor.getLong("manifestOffset"),
            "sysmemAddrOfSignature",
            memory.map(signature),
            "sizeOfSignature",
            (long) signature.length,
            "gspFwRsvdStart",
            start - MIB,
            "nonWprHeapOffset",
            start - MIB,
            "nonWprHeapSize",
            MIB,
            "gspFwWprStart",
            start,
            "gspFwHeapOffset",
            heapStart,
            "gspFwHeapSize",
            down(firmware - heapStart, MIB),
            "gspFwOffset",
            firmware,
            "bootBinOffset",
            boot,
            "frtsOffset",
            frts,
            "frtsSize",
            MIB,
            "gspFwWprEnd",
            end,
            "fbSize",
            fb,
            "vgaWorkspaceOffset",
            chip.vgaWorkspace(),
            "vgaWorkspaceSize",
            fb - chip.vgaWorkspace(),
        };
        for (int i = 0; i < values.length; i += 2) {
            meta.setLong((String) values[i], (Long) values[i + 1]);
        }
    }
}
