package org.fwabi.samples.tables.display;

import java.util.Arrays;

/** What a sink said on its side channel. */
public final class AuxAnswer {
    /** Kinds of answers. Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073dp.h. */
    public enum Kind {
        /** Yes. */
        ACK(0),
        /** No. */
        NACK(1),
        /** Ask again later; also if the firmware still said so after the last try. */
        DEFER(2),
        /** Nothing came. */
        TIMEOUT(3),
        /** No, from the I2C device behind the sink. */
        I2C_NACK(4),
        /** Later, from the I2C device behind the sink. */
        I2C_DEFER(8),
        /** Another one. */
        OTHER(-1);

        private final long number;

        Kind(long number) {
            this.number = number;
        }

        static Kind of(long number) {
            return Arrays.stream(values())
                    .filter(kind -> kind.number == number)
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    private final Kind kind;

    private final byte[] bytes;

    private final int transferred;

    AuxAnswer(Kind kind, byte[] bytes, int transferred) {
        this.kind = kind;
        this.bytes = bytes;
        this.transferred = transferred;
    }

    /** What it said. */
    public Kind kind() {
        return kind;
    }

    /** What was read; may be less than was asked for. Empty after a write. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Bytes that went over, read or written. */
    public int transferred() {
        return transferred;
    }

    @Override
    public String toString() {
        return "%s, %d bytes".formatted(kind, transferred);
    }
}
