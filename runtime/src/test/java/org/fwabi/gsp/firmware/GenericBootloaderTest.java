package org.fwabi.gsp.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.fwabi.gsp.falcon.LoaderProgram;
import org.junit.jupiter.api.Test;

class GenericBootloaderTest {
    private static final int CODE = 0x60;

    private static byte[] file(int startTag, int codeOffset, int codeSize) {
        ByteBuffer file = ByteBuffer.allocate(0x200).order(ByteOrder.LITTLE_ENDIAN);
        int[] words = {0x10de, 1, 0x200, 24, 48, 0x180, startTag, 0x20, codeOffset, codeSize, 0, 0};
        for (int i = 0; i < words.length; i++) {
            file.putInt(4 * i, words[i]);
        }
        Arrays.fill(file.array(), 48 + 16, 48 + 16 + CODE, (byte) 7);
        return file.array();
    }

    private static LoaderProgram read(byte[] file) throws BadFirmwareException {
        return GenericBootloader.read(new Bytes("gen_bootloader.bin", MemorySegment.ofArray(file)));
    }

    @Test
    void findsCodeTagAndDescriptor() throws BadFirmwareException {
        LoaderProgram program = read(file(0xfd, 16, CODE));
        assertThat(program.startTag()).isEqualTo(0xfd);
        assertThat(program.descriptorOffset()).isEqualTo(0x20);
        assertThat(program.code().toArray(ValueLayout.JAVA_BYTE)).hasSize(CODE).containsOnly(7);
    }

    @Test
    void refusesWhatIsNotWithinTheFile() {
        for (byte[] bad : new byte[][] {
            file(0xfd, 0x180, 1), file(0xfd, 0, 0x181), file(0xfd, -1, 2), file(0xfd, 0, 0), file(1 << 24, 0, 16)
        }) {
            assertThatThrownBy(() -> read(bad)).isInstanceOf(BadFirmwareException.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(file(0xfd, 16, CODE), 30)))
                .isInstanceOf(BadFirmwareException.class);
    }
}
