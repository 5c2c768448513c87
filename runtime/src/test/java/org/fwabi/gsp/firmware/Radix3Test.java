package org.fwabi.gsp.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.fwabi.device.DmaException;
import org.fwabi.device.DmaSpace;
import org.fwabi.device.FakeGpu;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Radix3Test {
    private static final int PAGE = 4096;

    private final FakeGpu gpu = new FakeGpu();

    /** Walks the tables as the bootloader does: by device addresses alone. */
    private byte[] walk(long root) {
        DmaSpace dma = gpu.function().dma();
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        long[] level0 = table(dma, root);
        assertThat(Arrays.stream(level0).skip(1)).containsOnly(0L);
        for (long page1 : table(dma, level0[0])) {
            if (page1 != 0) {
                for (long page2 : table(dma, page1)) {
                    if (page2 != 0) {
                        image.writeBytes(page(dma, page2).toArray(ValueLayout.JAVA_BYTE));
                    }
                }
            }
        }
        return image.toByteArray();
    }

    private static long[] table(DmaSpace dma, long address) {
        return page(dma, address).toArray(ValueLayout.JAVA_LONG);
    }

    private static MemorySegment page(DmaSpace dma, long address) {
        return Objects.requireNonNull(dma.resolve(address, PAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PAGE - 1, PAGE, PAGE + 1, 512 * PAGE, 512 * PAGE + 1, 1025 * PAGE + 7})
    void leadsToTheWholeImage(int size) throws DmaException, BadFirmwareException {
        byte[] image = new byte[size];
        new Random(size).nextBytes(image);

        Radix3 radix3 = Radix3.build(gpu.device(), "gsp.bin", MemorySegment.ofArray(image));

        int pages = (size + PAGE - 1) / PAGE;
        assertThat(radix3.size()).isEqualTo(size);
        assertThat(walk(radix3.rootAddress())).isEqualTo(Arrays.copyOf(image, pages * PAGE));
    }
}
