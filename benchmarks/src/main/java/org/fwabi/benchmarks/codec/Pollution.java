package org.fwabi.benchmarks.codec;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What other code of the same process may have done before: memory segments of every kind went through the JDK's methods,
 * whose profiles know them all from then on.
 */
public final class Pollution {
    private static final int ROUNDS = 40_000;
    private static final int SIZE = 128;

    private Pollution() {}

    /** Does it. */
    public static void spread() throws IOException {
        Path file = Files.createTempFile("fwabi-benchmarks", ".bin");
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
                Arena shared = Arena.ofShared();
                Arena confined = Arena.ofConfined()) {
            MemorySegment[] kinds = {
                MemorySegment.ofArray(new byte[SIZE]),
                MemorySegment.ofArray(new short[SIZE / Short.BYTES]),
                MemorySegment.ofArray(new int[SIZE / Integer.BYTES]),
                MemorySegment.ofArray(new long[SIZE / Long.BYTES]),
                channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, shared),
                shared.allocate(SIZE),
                confined.allocate(SIZE),
                Arena.ofAuto().allocate(SIZE)
            };
            long sum = 0;
            for (int round = 0; round < ROUNDS; round++) {
                sum += use(kinds[round % kinds.length], round);
            }
            if (sum == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
    }

    private static long use(MemorySegment segment, int value) {
        long sum = 0;
        for (int i = 0; i < SIZE / 2; i += Long.BYTES) {
            segment.set(ValueLayout.JAVA_LONG_UNALIGNED, i, value);
            segment.set(ValueLayout.JAVA_INT_UNALIGNED, i, value);
            segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, i, (short) value);
            segment.set(ValueLayout.JAVA_BYTE, i, (byte) (value | 1));
            sum += segment.get(ValueLayout.JAVA_LONG_UNALIGNED, i)
                    + segment.get(ValueLayout.JAVA_INT_UNALIGNED, i)
                    + segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, i)
                    + segment.get(ValueLayout.JAVA_BYTE, i);
            sum += segment.asSlice(i, Long.BYTES).byteSize();
        }
        MemorySegment.copy(segment, 0, segment, SIZE / 2, SIZE / 2);
        return sum;
    }
}
