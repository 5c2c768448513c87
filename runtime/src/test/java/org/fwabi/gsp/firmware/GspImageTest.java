package org.fwabi.gsp.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;
import org.junit.jupiter.api.Test;

class GspImageTest {
    private static final byte[] IMAGE = {1, 2, 3, 4, 5};

    private static TestElf complete() {
        return new TestElf()
                .with(".fwversion", "570.144")
                .with(".fwimage", IMAGE)
                .with(".fwsignature_tu10x", "turing")
                .with(".fwsignature_ga10x", "ampere");
    }

    private static GspImage read(byte[] file) throws BadFirmwareException {
        return GspImage.read("gsp.bin", MemorySegment.ofArray(file));
    }

    private static void assertBad(byte[] file, String problem) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(BadFirmwareException.class, e -> {
            assertThat(e.source()).isEqualTo("gsp.bin");
            assertThat(e.problem()).contains(problem);
        });
    }

    private static byte[] edit(byte[] file, int offset, long value, int size) {
        byte[] copy = file.clone();
        ByteBuffer buffer = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        switch (size) {
            case 1 -> buffer.put(offset, (byte) value);
            case 2 -> buffer.putShort(offset, (short) value);
            case 4 -> buffer.putInt(offset, (int) value);
            default -> buffer.putLong(offset, value);
        }
        return copy;
    }

    @Test
    void readsAWholeFile() throws BadFirmwareException {
        GspImage image = read(complete().bytes());
        assertThat(image.release()).isEqualTo("570.144");
        assertThat(image.size()).isEqualTo(5);
        assertThat(image.bytes().toArray(ValueLayout.JAVA_BYTE)).containsExactly(IMAGE);
        assertThat(image.sha256()).isEqualTo("74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0");
        assertThat(image.signatureSections()).containsExactly(".fwsignature_tu10x", ".fwsignature_ga10x");
        assertThat(image.signatures(Family.GA10X).byteSize()).isEqualTo(7);
    }

    @Test
    void namesTheSignaturesThereAre() {
        assertThatThrownBy(() -> read(complete().bytes()).signatures(Family.AD10X))
                .isInstanceOf(BadFirmwareException.class)
                .hasMessage(
                        "gsp.bin: has no section .fwsignature_ad10x; it has .fwsignature_tu10x, .fwsignature_ga10x");
    }

    @Test
    void knowsWhereFilesAre() {
        assertThat(GspImage.path(Chip.GA102, "gsp", "570.144")).isEqualTo("nvidia/ga102/gsp/gsp-570.144.bin");
    }

    @Test
    void refusesFilesWithoutWhatItNeeds() {
        assertBad(new TestElf().with(".fwimage", IMAGE).bytes(), "has no section .fwversion");
        assertBad(new TestElf().with(".fwversion", "570.144").bytes(), "has no section .fwimage");
        assertBad(complete().with(".fwimage", new byte[0]).bytes(), ".fwimage is empty");
        assertBad(complete().with(".fwversion", "latest").bytes(), "does not hold a release number");
        assertBad(complete().with(".fwversion", "570").bytes(), "does not hold a release number");
        assertBad(complete().with(".fwversion", new byte[0]).bytes(), "does not hold a release number");
    }

    @Test
    void refusesOtherFiles() {
        byte[] good = complete().bytes();
        assertBad(edit(good, 0, 0x7e, 1), "is not an ELF file");
        assertBad(edit(good, 4, 1, 1), "is not a 64-bit");
        assertBad(edit(good, 5, 2, 1), "is not a 64-bit little-endian");
        assertBad(edit(good, 0x3a, 40, 2), "section headers of 40 bytes");
        assertBad(edit(good, 0x3c, 0, 2), "has no sections");
        assertBad(edit(good, 0x3e, 9, 2), "section 9 holds the names, but there are 6");
        assertBad(edit(good, 0x28, -1, 8), "section table needs 384 bytes at 18446744073709551615");
        assertBad(edit(good, 0x3c, 0xffff, 2), "section table needs");
    }

    @Test
    void refusesSectionsOutsideTheFile() {
        byte[] good = complete().bytes();
        int headers = (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong(0x28);
        int image = headers + 2 * 64;
        assertBad(edit(good, image + 0x18, good.length - 4L, 8), "section 2 needs 5 bytes");
        assertBad(edit(good, image + 0x20, Long.MAX_VALUE, 8), "section 2 needs");
        assertBad(edit(good, image + 0x18, Long.MIN_VALUE, 8), "section 2 needs");
        assertBad(edit(good, image, 0x10000, 4), "name of section 2 needs");
        assertBad(edit(good, image, 1, 4), "two sections named .fwversion");
    }

    @Test
    void skipsSectionsWithoutContents() throws BadFirmwareException {
        byte[] good = complete().bytes();
        int headers = (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong(0x28);
        byte[] noBits = edit(good, headers + 3 * 64 + 4, 8, 4);
        assertThat(read(edit(noBits, headers + 3 * 64 + 0x20, Long.MAX_VALUE, 8))
                        .signatureSections())
                .containsExactly(".fwsignature_ga10x");
    }

    @Test
    void refusesEveryTruncation() {
        byte[] good = complete().bytes();
        for (int size = 0; size < good.length; size++) {
            byte[] cut = Arrays.copyOf(good, size);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", size).isInstanceOf(BadFirmwareException.class);
        }
    }

    @Test
    void neverFailsOtherwiseOnRandomDamage() {
        byte[] good = complete().bytes();
        Random random = new Random(570144);
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] damaged = good.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                GspImage image = read(damaged);
                assertThat(image.size()).isPositive();
            } catch (BadFirmwareException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(200, 3_800);
    }
}
