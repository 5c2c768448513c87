package org.fwabi.gsp.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.fwabi.device.DmaException;
import org.fwabi.device.FakeGpu;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.falcon.FalconImage;
import org.junit.jupiter.api.Test;

class BooterImageTest {
    private static final int HEADER = 24;
    private static final int META = 64;
    private static final int LOCATION = 80;
    private static final int FIRST = 84;
    private static final int COUNT = 88;
    private static final int LOAD = 96;
    private static final int SIGNATURES = 128;
    private static final int PAYLOAD = 0x200;
    private static final int SEC2_FUSE_3 = 0x824140 + 4 * 2;

    private final FakeGpu gpu = new FakeGpu();

    /** Two signatures of 16 bytes, for versions 2 and 1; 0x300 bytes of code, 0x100 of data. */
    private final ByteBuffer file = ByteBuffer.allocate(PAYLOAD + 0x400).order(ByteOrder.LITTLE_ENDIAN);

    BooterImageTest() {
        ints(0, 0x10de, 1, 0, HEADER, PAYLOAD, 0x400);
        ints(HEADER, SIGNATURES, 32, LOCATION, FIRST, META, 12, COUNT, LOAD, 28);
        ints(META, 2, 1, 3);
        ints(LOCATION, 0x340);
        ints(COUNT, 2);
        ints(LOAD, 0, 0x100, 0x300, 0x100, 1, 0x100, 0x200);
        for (int i = 0; i < 16; i++) {
            file.put(SIGNATURES + i, (byte) 2).put(SIGNATURES + 16 + i, (byte) 1);
        }
    }

    private void ints(int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            file.putInt(at + 4 * i, values[i]);
        }
    }

    private FalconImage prepare(Chip chip, byte[] bytes) throws BadFirmwareException, DmaException {
        return BooterImage.prepare(
                gpu.device(),
                gpu.bar0(),
                chip,
                BooterImage.Kind.LOAD,
                new Bytes("booter.bin", MemorySegment.ofArray(bytes)));
    }

    private void assertBad(String problem) {
        assertThatThrownBy(() -> prepare(Chip.GA102, file.array()))
                .isInstanceOf(BadFirmwareException.class)
                .hasMessageStartingWith("booter.bin: ")
                .hasMessageContaining(problem);
    }

    @Test
    void placesTheSignatureThatTheFusesWant() throws BadFirmwareException, DmaException {
        for (int version = 0; version <= 2; version++) {
            gpu.function().set(SEC2_FUSE_3, version);
            FalconImage image = prepare(Chip.GA102, file.array());
            assertThat(image.bytes().memory().get(ValueLayout.JAVA_BYTE, 0x34f))
                    .as("fuse version %d", version)
                    .isEqualTo((byte) Math.max(1, version));
            assertThat(image.bootRom()).isEqualTo(new FalconImage.BootRom(0x40, 1, 3));
        }
        gpu.function().set(SEC2_FUSE_3, 1 << 4);
        assertBad("has no signature for fuse version 5; it is of version 2 and has 2");
    }

    @Test
    void arrangesTheCodeAsTheChipHasIt() throws BadFirmwareException, DmaException {
        FalconImage ampere = prepare(Chip.GA102, file.array());
        assertThat(ampere.nonSecureCode()).isEmpty();
        assertThat(ampere.secureCode()).isEqualTo(new FalconImage.Section(0x100, 0, 0x200, 0x100));
        assertThat(ampere.bootVector()).isEqualTo(0x100);
        FalconImage turing = prepare(Chip.TU102, file.array());
        assertThat(turing.nonSecureCode()).contains(new FalconImage.Section(0, 0, 0x100, 0));
        assertThat(turing.secureCode()).isEqualTo(new FalconImage.Section(0x100, 0x100, 0x200, 0x100));
        assertThat(turing.data()).isEqualTo(new FalconImage.Section(0x300, 0, 0x100, 0));
        assertThat(turing.bootVector()).isZero();
    }

    @Test
    void refusesOtherFiles() {
        ints(0, 0x10df);
        assertBad("magic number is 0x10df, expected 0x10de");
    }

    @Test
    void refusesPartsOutsideTheFile() {
        ints(20, 0x401);
        assertBad("payload needs");
        ints(20, 0x400);
        ints(HEADER + 8, 0x10000);
        assertBad("place of the signature needs");
        ints(HEADER + 8, LOCATION);
        ints(LOCATION, 0x2ff);
        assertBad("place of the signature, byte 767, is not in the data");
        ints(LOCATION, 0x3f8);
        assertBad("its signature does not fit the program at byte 1016");
        ints(LOCATION, 0x340);
        ints(HEADER + 20, 16);
        assertBad("signature parameters of 16 bytes, expected 12");
        ints(HEADER + 20, 12);
        ints(LOAD + 24, 0x301);
        assertBad("secure code needs");
        ints(LOAD + 24, 0x200, 0);
        ints(LOAD + 16, 0);
        assertBad("has no secure code");
        ints(LOAD + 16, 1);
        ints(META + 4, 0x10000);
        assertBad("engine mask is 0x10000");
        ints(META + 4, 2);
        assertBad("no fuses belong to engines 0x2");
        ints(META + 4, 1);
        ints(COUNT, 33);
        assertBad("has 33 signatures of no size");
    }

    @Test
    void refusesEveryTruncation() {
        for (int size = 0; size < file.capacity(); size++) {
            byte[] cut = Arrays.copyOf(file.array(), size);
            assertThatThrownBy(() -> prepare(Chip.GA102, cut))
                    .as("%d bytes", size)
                    .isInstanceOf(BadFirmwareException.class);
        }
    }
}
