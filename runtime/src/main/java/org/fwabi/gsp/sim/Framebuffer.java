package org.fwabi.gsp.sim;

import java.util.HashMap;
import java.util.Map;

/** Video memory: its size, the protected region WPR2, and the few pages that anything is kept in. */
final class Framebuffer {
    private static final int PAGE = 4096;

    private final long size;
    private final long vgaWorkspace;
    private final Map<Long, byte[]> pages = new HashMap<>();
    private long wprStart;
    private long wprEnd;
    private long frtsStart;
    private long frtsEnd;

    Framebuffer(SimChip chip) {
        size = chip.framebufferSize();
        vgaWorkspace = chip.vgaWorkspace();
    }

    long size() {
        return size;
    }

    long vgaWorkspace() {
        return vgaWorkspace;
    }

    boolean wprUp() {
        return wprEnd != 0;
    }

    long wprStart() {
        return wprStart;
    }

    long wprEnd() {
        return wprEnd;
    }

    long frtsStart() {
        return frtsStart;
    }

    long frtsEnd() {
        return frtsEnd;
    }

    /** FWSEC puts FRTS in place: WPR2 is then just that. */
    void placeFrts(long start, long end) {
        frtsStart = start;
        frtsEnd = end;
        setWpr(start, end);
    }

    void setWpr(long start, long end) {
        wprStart = start;
        wprEnd = end;
    }

    void clearWpr() {
        setWpr(0, 0);
        frtsStart = 0;
        frtsEnd = 0;
        pages.clear();
    }

    /** What 0x1fa824 and 0x1fa828 hold for an address: bits 31:4 are the page number. */
    static int wprField(long address) {
        return (int) (address >> 12 << 4);
    }

    void write(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            page(address + i)[(int) ((address + i) % PAGE)] = bytes[i];
        }
    }

    byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = page(address + i)[(int) ((address + i) % PAGE)];
        }
        return bytes;
    }

    private byte[] page(long address) {
        return pages.computeIfAbsent(address / PAGE, number -> new byte[PAGE]);
    }
}
