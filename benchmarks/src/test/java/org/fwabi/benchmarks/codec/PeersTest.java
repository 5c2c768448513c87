package org.fwabi.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeersTest {
    @ParameterizedTest
    @ValueSource(strings = {"SystemInfo", "StaticInfo", "RmControl", "PostEvent", "Sequencer"})
    void allPeersReadWhatTheyWrote(String message) {
        try (Arena arena = Arena.ofConfined()) {
            Batch limit = Peer.of(message, "Unsafe", arena);
            for (int seed : new int[] {0, 1, 77}) {
                limit.encode(seed);
                long sum = limit.decode();
                for (Batch peer : peers(message, arena)) {
                    peer.encode(seed);
                    assertThat(peer.decode())
                            .as(peer.getClass().getSimpleName())
                            .isEqualTo(sum);
                }
            }
            limit.encode(3);
            long before = limit.decode();
            limit.encode(4);
            assertThat(limit.decode()).isNotEqualTo(before);
        }
    }

    private static List<Batch> peers(String message, Arena arena) {
        return List.of(
                Peer.of(message, "Fwabi", arena),
                Peer.of(message, "FwabiAll", arena),
                Peer.of(message, "Jextract", arena),
                Peer.of(message, "Sbe", arena),
                Peer.of(message, "FlatBuffers", arena),
                Peer.of(message, "Protobuf", arena),
                new CBatch(message, arena));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemInfo", "StaticInfo", "RmControl", "PostEvent", "Sequencer"})
    void whatLaysMessagesOutAsCDoesWritesEqualBytes(String message) {
        try (Arena arena = Arena.ofConfined()) {
            Batch limit = Peer.of(message, "Unsafe", arena);
            limit.encode(5);
            for (Batch peer : peers(message, arena)) {
                peer.encode(5);
                for (int i = 0; i < Batch.SIZE && !(peer.bytes(i).byteSize() == 0); i++) {
                    MemorySegment expected = limit.bytes(i);
                    MemorySegment actual = peer.bytes(i).asSlice(0, expected.byteSize());
                    assertThat(actual.mismatch(expected))
                            .as(peer.getClass().getSimpleName())
                            .isEqualTo(-1);
                }
            }
        }
    }
}
