package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the GSP image and the bootloader from where GspFwWprMeta says, and judges their contents. */
final class ImageCheck {
    private static final int PAGE = 4096;
    private static final int ENTRIES = PAGE / 8;

    private final SimGpuParts gpu;
    private final byte @Nullable [] trustedSignature;
    private @Nullable String sha256;
    private int appVersion;

    ImageCheck(SimGpuParts gpu, byte @Nullable [] trustedSignature) {
        this.gpu = gpu;
        this.trustedSignature = trustedSignature;
    }

    Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    /** Version of the bootloader, which a driver writes to GSP's OS register. */
    int appVersion() {
        return appVersion;
    }

    boolean check(WprMeta meta) {
        MessageDigest sha = Bytes.sha256();
        byte[] head = new byte[PAGE];
        if (!walk(meta, sha, head)) {
            return false;
        }
        byte[] digest = sha.digest();
        sha256 = HexFormat.of().formatHex(digest);
        gpu.log().note("image of %d bytes, SHA-256 %s".formatted(meta.get("sizeOfRadix3Elf"), sha256));
        return checkRelease(head) && checkSignature(meta, digest) && checkBootloader(meta);
    }

    /** Walks the three levels of page tables from their root and feeds the whole image to a digest. */
    private boolean walk(WprMeta meta, MessageDigest sha, byte[] head) {
        long size = meta.get("sizeOfRadix3Elf");
        long pages = Math.ceilDiv(size, PAGE);
        long tables = Math.ceilDiv(pages, ENTRIES);
        if (Math.ceilDiv(tables, ENTRIES) != 1) {
            gpu.refuse("radix3", "an image that one first-level table can map", size + " bytes");
            return false;
        }
        MemorySegment level0 = table(meta.get("sysmemAddrOfRadix3Elf"), 1, "radix3 level 0");
        MemorySegment level1 = level0 == null ? null : table(Bytes.u64(level0, 0), tables, "radix3 level 1");
        if (level1 == null) {
            return false;
        }
        long done = 0;
        for (int i = 0; i < tables; i++) {
            long entries = Math.min(ENTRIES, pages - (long) i * ENTRIES);
            MemorySegment level2 = table(Bytes.u64(level1, 8L * i), entries, "radix3 level 2, table " + i);
            if (level2 == null) {
                return false;
            }
            for (int j = 0; j < ENTRIES && done < size; j++) {
                int length = (int) Math.min(PAGE, size - done);
                long address = Bytes.u64(level2, 8L * j);
                MemorySegment page = aligned(address, "radix3 page " + done / PAGE)
                        ? gpu.dma().at(address, length, "radix3 page " + done / PAGE)
                        : null;
                if (page == null) {
                    return false;
                }
                byte[] bytes = Bytes.copy(page);
                if (done == 0) {
                    Bytes.put(head, 0, bytes);
                }
                sha.update(bytes);
                done += length;
            }
        }
        return true;
    }

    private boolean aligned(long address, String where) {
        if (address % PAGE != 0 || address == 0) {
            gpu.refuse(where, "the address of a page", SimLog.hex(address));
            return false;
        }
        return true;
    }

    /** A table, of which only the entries in use have to be there. */
    private @Nullable MemorySegment table(long address, long entries, String where) {
        return aligned(address, where) ? gpu.dma().at(address, 8 * entries, where) : null;
    }

    /** A synthetic image says its release at its start; a real one is taken at its signature's word. */
    private boolean checkRelease(byte[] head) {
        byte[] magic = SyntheticFirmware.IMAGE_MAGIC;
        if (!Arrays.equals(head, 0, magic.length, magic, 0, magic.length)) {
            return true;
        }
        int end = magic.length;
        while (head[end] != 0) {
            end++;
        }
        String release = new String(head, magic.length, end - magic.length, StandardCharsets.UTF_8);
        if (!release.equals(gpu.table().release())) {
            gpu.refuse("image", "release " + gpu.table().release(), "release " + release);
            return false;
        }
        return true;
    }

    private boolean checkSignature(WprMeta meta, byte[] digest) {
        long size = meta.get("sizeOfSignature");
        MemorySegment memory = gpu.dma().at(meta.get("sysmemAddrOfSignature"), size, "signature");
        if (memory == null) {
            return false;
        }
        String section = gpu.chip().signatureSection();
        byte[] expected =
                trustedSignature != null ? trustedSignature : SyntheticFirmware.imageSignature(digest, section);
        if (!Arrays.equals(expected, Bytes.copy(memory))) {
            gpu.refuse("signature", section + " of this image, %d bytes".formatted(expected.length), "another");
            return false;
        }
        return true;
    }

    private boolean checkBootloader(WprMeta meta) {
        long size = meta.get("sizeOfBootloader");
        MemorySegment memory = gpu.dma().at(meta.get("sysmemAddrOfBootloader"), size, "bootloader");
        if (memory == null) {
            return false;
        }
        Optional<Integer> version = SyntheticFirmware.checkBootloader(
                Bytes.copy(memory),
                (int) meta.get("bootloaderCodeOffset"),
                (int) meta.get("bootloaderDataOffset"),
                (int) meta.get("bootloaderManifestOffset"));
        if (version.isEmpty()) {
            gpu.refuse("bootloader", "a manifest that fits code and data at the given offsets", "none");
            return false;
        }
        appVersion = version.get();
        return true;
    }
}
