package org.fwabi.gsp.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FmcImageTest {
    private record Part(String name, byte[] bytes, int checksum) {}

    private final List<Part> parts = new ArrayList<>(List.of(
            new Part("image", "a program".getBytes(StandardCharsets.US_ASCII), 0),
            new Part("hash", new byte[48], 0),
            new Part("publickey", new byte[384], 0),
            new Part("signature", new byte[384], 0)));

    private FmcImage read() throws BadFirmwareException {
        ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1});
        file.putInt(32, 52)
                .putShort(46, (short) 40)
                .putShort(48, (short) (parts.size() + 2))
                .putShort(50, (short) 1);
        int names = 1000;
        int at = 1200;
        int index = 2;
        int name = 1;
        section(file, 1, 0, 3, names, 200, 0);
        for (Part part : parts) {
            file.put(names + name, part.name().getBytes(StandardCharsets.US_ASCII));
            file.put(at, part.bytes());
            section(file, index, name, 1, at, part.bytes().length, part.checksum());
            name += part.name().length() + 1;
            at += part.bytes().length;
            index++;
        }
        return FmcImage.read(new Bytes("fmc.bin", MemorySegment.ofArray(file.array())));
    }

    private static void section(ByteBuffer file, int index, int name, int type, int offset, int size, int info) {
        int header = 52 + 40 * index;
        file.putInt(header, name).putInt(header + 4, type).putInt(header + 16, offset);
        file.putInt(header + 20, size).putInt(header + 28, info);
    }

    @Test
    void readsTheParts() throws BadFirmwareException {
        FmcImage fmc = read();
        assertThat(fmc.image().toArray(ValueLayout.JAVA_BYTE))
                .isEqualTo("a program".getBytes(StandardCharsets.US_ASCII));
        assertThat(fmc.hash().byteSize()).isEqualTo(48);
        assertThat(fmc.publicKey().byteSize()).isEqualTo(384);
        assertThat(fmc.signature().byteSize()).isEqualTo(384);
    }

    @Test
    void refusesMissingPartsAndOtherSizes() {
        parts.set(1, new Part("hash", new byte[32], 0));
        assertThatThrownBy(this::read).hasMessageContaining("section hash has 32 bytes, expected 48");
        parts.remove(1);
        assertThatThrownBy(this::read).hasMessageContaining("has no section hash");
        parts.set(0, new Part("image", new byte[0], 0));
        assertThatThrownBy(this::read).hasMessageContaining("section image is empty");
    }

    @Test
    void checksTheChecksumWhereThereIsOne() throws BadFirmwareException {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        parts.set(0, new Part("image", digits, 0xcbf43926));
        assertThat(read().image().byteSize()).isEqualTo(9);
        parts.set(0, new Part("image", digits, 1));
        assertThatThrownBy(this::read)
                .hasMessageContaining("section image is damaged: CRC cbf43926, expected 00000001");
    }

    @Test
    void refuses64BitFiles() {
        byte[] file = new byte[100];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1}, 0, file, 0, 6);
        assertThatThrownBy(() -> FmcImage.read(new Bytes("fmc.bin", MemorySegment.ofArray(file))))
                .hasMessageContaining("is not a 32-bit little-endian ELF file");
    }
}
