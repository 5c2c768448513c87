package org.fwabi.gsp.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The expected values were worked out by hand from the rules in NVIDIA's driver. */
class FbLayoutTest {
    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    /** 570.144 on libos 3. */
    private static final FbRules LIBOS3 = new FbRules(
            22 * MIB, 8 * MIB, 96 * KIB, 96 * MIB, 88 * MIB, 280 * MIB, MIB, 256 * MIB, MIB, 128 * KIB, 4 * KIB,
            64 * KIB, MIB, 256);

    /** 535.113.01 on libos 2. */
    private static final FbRules LIBOS2 = new FbRules(
            0, 8 * MIB, 96 * KIB, 96 * MIB, 64 * MIB, 256 * MIB, MIB, 256 * MIB, MIB, 128 * KIB, 4 * KIB, 64 * KIB, MIB,
            256);

    @Test
    void laysOutAGa102() {
        long fb = 10 * GIB;
        FbLayout layout =
                FbLayout.compute(LIBOS3, fb, fb - MIB, 0x9001, 50 * MIB + 123).orElseThrow();

        assertThat(layout.vgaWorkspace()).isEqualTo(new FbRange(0x27ff00000L, 0x280000000L));
        assertThat(layout.frts()).isEqualTo(new FbRange(0x27fe00000L, 0x27ff00000L));
        assertThat(layout.bootloader()).isEqualTo(new FbRange(0x27fdf6000L, 0x27fdff001L));
        assertThat(layout.image()).isEqualTo(new FbRange(0x27cbf0000L, 0x27fdf007bL));
        // 22 + 8 + 96 MiB and 10 times 96 KiB, rounded up to 1 MiB: 127 MiB. Both ends are aligned down to 1 MiB, and
        // the heap gets what this gains.
        assertThat(layout.heap()).isEqualTo(new FbRange(0x274c00000L, 0x27cb00000L));
        assertThat(layout.heap().size()).isEqualTo(127 * MIB);
        assertThat(layout.wpr()).isEqualTo(new FbRange(0x274b00000L, 0x27ff00000L));
        assertThat(layout.nonWprHeap()).isEqualTo(new FbRange(0x274a00000L, 0x274b00000L));
        assertThat(layout.fb()).isEqualTo(new FbRange(0, fb));
    }

    @Test
    void laysOutATu102() {
        long fb = 11 * GIB;
        FbLayout layout =
                FbLayout.compute(LIBOS2, fb, fb - 128 * KIB, 0x8000, 30 * MIB).orElseThrow();

        assertThat(layout.frts()).isEqualTo(new FbRange(0x2bfee0000L, 0x2bffe0000L));
        assertThat(layout.bootloader()).isEqualTo(new FbRange(0x2bfed8000L, 0x2bfee0000L));
        assertThat(layout.image()).isEqualTo(new FbRange(0x2be0d0000L, 0x2bfed0000L));
        // 8 + 96 MiB and 11 times 96 KiB, rounded up to 2 MiB: 106 MiB below 0x2be0d0000, aligned down to 1 MiB.
        assertThat(layout.heap()).isEqualTo(new FbRange(0x2b7600000L, 0x2be000000L));
        assertThat(layout.wpr()).isEqualTo(new FbRange(0x2b7500000L, 0x2bffe0000L));
        assertThat(layout.nonWprHeap().start()).isEqualTo(0x2b7400000L);
    }

    @Test
    void sizesTheHeap() {
        assertThat(FbLayout.heapSize(LIBOS3, 10 * GIB)).isEqualTo(127 * MIB);
        assertThat(FbLayout.heapSize(LIBOS3, 10 * GIB + 1))
                .as("a begun GiB counts")
                .isEqualTo(128 * MIB);
        assertThat(FbLayout.heapSize(LIBOS3, 24 * GIB)).isEqualTo(129 * MIB);
        assertThat(FbLayout.heapSize(LIBOS2, 10 * GIB)).isEqualTo(105 * MIB);
        assertThat(FbLayout.heapSize(LIBOS3, 100_000 * GIB)).isEqualTo(280 * MIB);
    }

    @Test
    void keepsTheHeapWithinTheCleanPart() {
        long fb = 10 * GIB;
        // 256 MiB less 1 MiB meta data, 1 MiB other heap, and 131 MiB for image, bootloader, FRTS and VGA: 123 MiB.
        FbLayout layout =
                FbLayout.compute(LIBOS3, fb, fb - MIB, 4 * KIB, 128 * MIB).orElseThrow();
        assertThat(layout.image().start()).isEqualTo(fb - 130 * MIB - 64 * KIB);
        assertThat(layout.heap().size()).isEqualTo(123 * MIB);
        assertThat(fb - layout.nonWprHeap().start()).isLessThanOrEqualTo(256 * MIB);
    }

    @Test
    void refusesWhatDoesNotFit() {
        long fb = 10 * GIB;
        assertThat(FbLayout.compute(LIBOS3, fb, fb - MIB, 4 * KIB, 170 * MIB)).isEmpty();
        assertThat(FbLayout.compute(LIBOS3, 64 * MIB, 63 * MIB, 4 * KIB, MIB)).isEmpty();
        assertThat(FbLayout.compute(LIBOS3, 0, -MIB, 4 * KIB, MIB)).isEmpty();
        assertThat(FbLayout.compute(LIBOS3, fb, fb - MIB, 4 * KIB, 1L << 62)).isEmpty();
    }

    @Test
    void findsTheVgaWorkspace() {
        long fb = 8 * GIB;
        assertThat(FbLayout.vgaWorkspace(fb, Optional.empty())).isEqualTo(fb - MIB);
        assertThat(FbLayout.vgaWorkspace(fb, Optional.of(fb - 256 * KIB))).isEqualTo(fb - 256 * KIB);
        assertThat(FbLayout.vgaWorkspace(fb, Optional.of(fb - 2 * MIB))).isEqualTo(fb - 128 * KIB);
    }

    @Test
    void printsRanges() {
        assertThat(new FbRange(0x100000, 0x300000)).hasToString("0x100000..0x300000 (2 MiB)");
        assertThat(new FbRange(0, 0x2400)).hasToString("0x0..0x2400 (9 KiB)");
    }
}
