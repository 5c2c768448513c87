package org.fwabi.gsp.vbios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.fwabi.device.DmaException;
import org.fwabi.device.FakeGpu;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.falcon.FalconImage;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.junit.jupiter.api.Test;

class FwsecTest {
    private static final int PROM = 0x300000;
    private static final int GSP_FUSE_9 = 0x8241c0 + 4 * 8;

    private final FakeGpu gpu = new FakeGpu();

    private void load(byte[] rom) {
        byte[] padded = Arrays.copyOf(rom, (rom.length + 3) / 4 * 4);
        ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < padded.length; at += 4) {
            gpu.function().set(PROM + at, words.getInt(at));
        }
    }

    private FalconImage prepare(Chip chip, TestRom rom, Fwsec.Command command)
            throws BadFirmwareException, DmaException {
        load(rom.bytes());
        return Fwsec.prepare(gpu.device(), gpu.bar0(), chip, Vbios.read(gpu.bar0()), command);
    }

    private void assertBad(TestRom rom, String problem) {
        assertThatThrownBy(() -> prepare(Chip.GA102, rom, new Fwsec.Command.Sb()))
                .isInstanceOf(BadFirmwareException.class)
                .hasMessageStartingWith("VBIOS: ")
                .hasMessageContaining(problem);
    }

    private static int word(FalconImage image, long offset) {
        return image.bytes().memory().get(ValueLayout.JAVA_INT_UNALIGNED, offset);
    }

    @Test
    void preparesForGa102() throws BadFirmwareException, DmaException {
        gpu.function().set(GSP_FUSE_9, 0b101);
        FalconImage image = prepare(Chip.GA102, TestRom.v3(), new Fwsec.Command.Frts(0x2_7fe0_0000L, 0x10_0000));

        assertThat(image.name()).isEqualTo("FWSEC-FRTS");
        assertThat(image.nonSecureCode()).isEmpty();
        assertThat(image.secureCode()).isEqualTo(new FalconImage.Section(0, 0, TestRom.CODE, 0));
        assertThat(image.data()).isEqualTo(new FalconImage.Section(TestRom.CODE, 0, TestRom.DATA, 0));
        assertThat(image.bootRom()).isEqualTo(new FalconImage.BootRom(TestRom.SIGNATURE, 0x400, 9));
        assertThat(image.bytes().size() % 256).isZero();

        long data = TestRom.CODE;
        assertThat(word(image, data + TestRom.MAPPER + 44)).as("command").isEqualTo(0x15);
        long buffer = data + TestRom.COMMAND;
        int[] expected = {1, 24, 0, 0, 0, 2, 1, 20, 0x27fe00, 0x100, 2};
        for (int i = 0; i < expected.length; i++) {
            assertThat(word(image, buffer + 4 * i))
                    .as("word %d of the command", i)
                    .isEqualTo(expected[i]);
        }
        MemorySegment signature = image.bytes().memory().asSlice(data + TestRom.SIGNATURE, 384);
        assertThat(signature.get(ValueLayout.JAVA_BYTE, 383))
                .as("fuse version 3 has the second signature")
                .isEqualTo((byte) 0x33);
    }

    @Test
    void choosesTheSignatureByFuse() throws BadFirmwareException, DmaException {
        gpu.function().set(GSP_FUSE_9, 1);
        FalconImage image = prepare(Chip.GA102, TestRom.v3(), new Fwsec.Command.Sb());
        assertThat(image.name()).isEqualTo("FWSEC-SB");
        assertThat(word(image, TestRom.CODE + TestRom.SIGNATURE + 380)).isEqualTo(0x11111111);

        gpu.function().set(GSP_FUSE_9, 0b10);
        assertBad(TestRom.v3(), "no signature for this chip: versions 0xa");
        gpu.function().set(GSP_FUSE_9, 0);
        assertBad(TestRom.v3(), "no signature for this chip");
    }

    @Test
    void preparesForTuring() throws BadFirmwareException, DmaException {
        FalconImage image = prepare(Chip.TU102, TestRom.v2(), new Fwsec.Command.Sb());
        assertThat(image.nonSecureCode()).contains(new FalconImage.Section(0, 0x200, 0x100, 0x1000));
        assertThat(image.secureCode()).isEqualTo(new FalconImage.Section(0x100, 0x300, 0x200, 0x1100));
        assertThat(image.data()).isEqualTo(new FalconImage.Section(TestRom.CODE + 0x100, 0x40, TestRom.DATA, 0));
        assertThat(image.bootVector()).isEqualTo(0x1000);
        assertThat(word(image, TestRom.CODE + 0x100 + TestRom.MAPPER + 44)).isEqualTo(0x19);
    }

    @Test
    void refusesOtherRoms() {
        TestRom rom = TestRom.v3();
        rom.pcAt.putShort(0, (short) 0x1234);
        assertBad(rom, "no image at 0x0: signature is 0x1234");

        rom = TestRom.v3();
        rom.efi.putInt(0x20, 0);
        assertBad(rom, "image at 0x800 has no PCI data structure");

        rom = TestRom.v3();
        rom.fwsec1.putShort(0x48, (short) 0).putShort(0x30, (short) 0);
        assertBad(rom, "image at 0xc00 has no size");

        rom = TestRom.v3();
        rom.pcAt.put(0x34, (byte) 3);
        assertBad(rom, "has no PC-AT image");

        rom = TestRom.v3();
        rom.fwsec1.put(0x34, (byte) 3);
        rom.fwsec2.put(0x34, (byte) 3);
        assertBad(rom, "has no FWSEC image");

        rom = TestRom.v3();
        rom.fwsec2.putShort(0x48, (short) 0x7000);
        assertBad(rom, "runs past the ROM's end");

        rom = TestRom.v3();
        rom.fwsec2.put(0x4a, (byte) 0);
        assertBad(rom, "no image at");
    }

    @Test
    void refusesPointersThatLeadNowhere() {
        TestRom rom = TestRom.v3();
        rom.pcAt.put(TestRom.BIT, (byte) 0);
        assertBad(rom, "has no BIT");

        rom = TestRom.v3();
        rom.pcAt.put(TestRom.BIT + 18, (byte) 0x71);
        assertBad(rom, "BIT has no falcon data");

        rom = TestRom.v3();
        rom.pcAt
                .put(TestRom.BIT + 10, (byte) 0xff)
                .put(TestRom.BIT + 18, (byte) 0)
                .put(TestRom.BIT + 9, (byte) 0xff);
        assertBad(rom, "BIT token");

        rom = TestRom.v3();
        rom.pcAt.putInt(0x300, 0x7ff);
        assertBad(rom, "pointer 0x7ff leads into the PC-AT image");

        rom = TestRom.v3();
        rom.pcAt.putInt(0x300, -1);
        assertBad(rom, "falcon microcode table needs");

        rom = TestRom.v3();
        rom.fwsec2.put(TestRom.TABLE + 12, (byte) 0x86);
        assertBad(rom, "has no FWSEC");

        rom = TestRom.v3();
        rom.fwsec2.putInt(TestRom.TABLE + 14, 0x7fffffff);
        assertBad(rom, "FWSEC descriptor needs");
    }

    @Test
    void refusesAMicrocodeThatDoesNotFitItsDescriptor() {
        TestRom rom = TestRom.v3();
        rom.fwsec2.put(TestRom.DESCRIPTOR + 1, (byte) 4);
        assertBad(rom, "version 4, expected 2 or 3");

        rom = TestRom.v3();
        rom.fwsec2.putShort(TestRom.DESCRIPTOR + 2, (short) 40);
        assertBad(rom, "says it has 40 bytes");

        rom = TestRom.v3();
        rom.fwsec2.putInt(TestRom.DESCRIPTOR + 20, -1);
        assertBad(rom, "FWSEC microcode needs");

        rom = TestRom.v3();
        rom.fwsec2.putInt(TestRom.DESCRIPTOR + 12, 0x1000);
        assertBad(rom, "FWSEC interface table needs");

        rom = TestRom.v3();
        int data = TestRom.DESCRIPTOR + 44 + 2 * 384 + TestRom.CODE;
        rom.fwsec2.putInt(data + TestRom.INTERFACES + 12, 5);
        assertBad(rom, "no DMEM mapper");

        rom = TestRom.v3();
        rom.fwsec2.putInt(data + TestRom.MAPPER + 8, TestRom.DATA - 8);
        assertBad(rom, "FWSEC command buffer needs");

        gpu.function().set(GSP_FUSE_9, 1);
        rom = TestRom.v3();
        rom.fwsec2.putInt(TestRom.DESCRIPTOR + 8, TestRom.DATA - 100);
        assertBad(rom, "place of the FWSEC signature needs");

        rom = TestRom.v2();
        rom.fwsec2.putInt(TestRom.DESCRIPTOR + 32, 0x2000);
        assertBad(rom, "secure code is not within the code");
    }

    @Test
    void neverFailsOtherwiseOnRandomDamage() throws DmaException {
        gpu.function().set(GSP_FUSE_9, 1);
        Random random = new Random(85);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            TestRom rom = random.nextBoolean() ? TestRom.v2() : TestRom.v3();
            ByteBuffer[] images = {rom.pcAt, rom.fwsec2};
            for (int n = random.nextInt(1, 30); n > 0; n--) {
                ByteBuffer image = images[random.nextInt(2)];
                image.put(random.nextInt(Math.min(image.capacity(), 0x340)), (byte) random.nextInt());
            }
            try {
                prepare(random.nextBoolean() ? Chip.TU102 : Chip.GA102, rom, new Fwsec.Command.Sb());
            } catch (BadFirmwareException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(20, 380);
    }
}
