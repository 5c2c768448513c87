package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    @Test
    void theVectorsOfTheProtocolDescription() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.queue.send(Bench.oneWay(0, 0), request -> {});
            bench.queue.send(Bench.oneWay(1, 0), request -> {});
            bench.queue.send(Bench.oneWay(65, 8), request -> {});
            bench.queue.send(Bench.oneWay(47, 8), request -> {});
            assertThat(bench.gsp.take().checkSum()).isEqualTo(0x40505277);
            bench.gsp.take();
            assertThat(bench.gsp.take().checkSum()).isEqualTo(0x4050523c);
            assertThat(bench.gsp.take().checkSum()).isEqualTo(0x40505253);
        }
    }

    @Test
    void agreesWithTheBytewiseDefinitionForEveryLengthAndOffset() {
        Random random = new Random(1);
        try (Arena arena = Arena.ofConfined()) {
            for (int bytes = 0; bytes < 400; bytes++) {
                byte[] content = new byte[bytes];
                random.nextBytes(content);
                int offset = 8 * random.nextInt(4);
                MemorySegment memory = arena.allocate(512, 8);
                memory.fill((byte) 0xa5);
                Bench.fill(memory.asSlice(offset), content);
                Checksum.zeroTail(memory, offset + bytes);
                assertThat(Checksum.fold(Checksum.xor(Checksum.words(memory), offset, bytes)))
                        .as("%d bytes at %d", bytes, offset)
                        .isEqualTo(RawGsp.checksum(content));
            }
        }
    }

    @Test
    void zeroTailTouchesNothingElse() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(24, 8);
            memory.fill((byte) 1);
            Checksum.zeroTail(memory, 11);
            assertThat(Bench.bytes(memory))
                    .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
            Checksum.zeroTail(memory, 24);
            assertThat(Bench.bytes(memory.asSlice(16))).containsOnly(1);
        }
    }
}
