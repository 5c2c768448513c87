package org.fwabi.gsp.chip;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The chips that can be booted, and how they differ.
 *
 * <p>The chip is told by its registers, not by the PCI device id, of which a chip has many; the board named here is one
 * that carries it. Source: nova-core gpu.rs; device ids: NVIDIA open-gpu-kernel-modules 570.144, g_nv_name_released.h.
 */
public enum Chip {
    /** Turing. */
    TU102(0x162, Family.TU10X, 0x1e04, "NVIDIA GeForce RTX 2080 Ti"),
    /** Turing. */
    TU104(0x164, Family.TU10X, 0x1e87, "NVIDIA GeForce RTX 2080"),
    /** Turing. */
    TU106(0x166, Family.TU10X, 0x1f08, "NVIDIA GeForce RTX 2060"),
    /** Turing, without ray tracing. */
    TU117(0x167, Family.TU11X, 0x1f82, "NVIDIA GeForce GTX 1650"),
    /** Turing, without ray tracing. */
    TU116(0x168, Family.TU11X, 0x2182, "NVIDIA GeForce GTX 1660 Ti"),
    /** Ampere for computing: boots like Turing, has no display and no FRTS region. */
    GA100(0x170, Family.GA100, 0x20b0, "NVIDIA A100-SXM4-40GB"),
    /** Ampere. */
    GA102(0x172, Family.GA10X, 0x2206, "NVIDIA GeForce RTX 3080"),
    /** Ampere. */
    GA103(0x173, Family.GA10X, 0x2420, "NVIDIA GeForce RTX 3080 Ti Laptop GPU"),
    /** Ampere. */
    GA104(0x174, Family.GA10X, 0x2484, "NVIDIA GeForce RTX 3070"),
    /** Ampere. */
    GA106(0x176, Family.GA10X, 0x2503, "NVIDIA GeForce RTX 3060"),
    /** Ampere. */
    GA107(0x177, Family.GA10X, 0x25a0, "NVIDIA GeForce RTX 3050 Ti Laptop GPU"),
    /** Ada. */
    AD102(0x192, Family.AD10X, 0x2684, "NVIDIA GeForce RTX 4090"),
    /** Ada. */
    AD103(0x193, Family.AD10X, 0x2704, "NVIDIA GeForce RTX 4080"),
    /** Ada. */
    AD104(0x194, Family.AD10X, 0x2786, "NVIDIA GeForce RTX 4070"),
    /** Ada. */
    AD106(0x196, Family.AD10X, 0x2803, "NVIDIA GeForce RTX 4060 Ti"),
    /** Ada. */
    AD107(0x197, Family.AD10X, 0x2882, "NVIDIA GeForce RTX 4060"),
    /** Hopper, for computing: boots through the FSP, has no display. */
    GH100(0x180, Family.GH100, 0x2330, "NVIDIA H100 80GB HBM3");

    /** PCI vendor id of NVIDIA. */
    public static final int VENDOR = 0x10de;

    private final int id;

    private final Family family;

    private final int boardDeviceId;

    private final String boardName;

    Chip(int id, Family family, int boardDeviceId, String boardName) {
        this.id = id;
        this.family = family;
        this.boardDeviceId = boardDeviceId;
        this.boardName = boardName;
    }

    /** The chip id: architecture in bits 11:4, implementation in bits 3:0, e.g. 0x172. */
    public int id() {
        return id;
    }

    /** What it has in common with its relatives. */
    public Family family() {
        return family;
    }

    /** The name in firmware paths, e.g. {@code ga102}. */
    public String firmwareName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** PCI device id of a board with this chip. */
    public int boardDeviceId() {
        return boardDeviceId;
    }

    /** Name of that board. */
    public String boardName() {
        return boardName;
    }

    /** The chip of an id, if it is one of these. */
    public static Optional<Chip> ofId(int id) {
        return Arrays.stream(values()).filter(chip -> chip.id == id).findFirst();
    }
}
