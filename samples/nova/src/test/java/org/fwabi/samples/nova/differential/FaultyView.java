package org.fwabi.samples.nova.differential;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.fwabi.message.Absent;
import org.fwabi.message.support.StructType;

/** What a generated view would be if the processor were wrong: every method but one getter has a mistake. */
public final class FaultyView {
    /** How the decoder sees it. */
    static final String TABLE = """
            fwabi-table 1
            family acme-npu little-endian
            release 1.0
            struct faulty struct
            field narrow u8
            field plain u16
            end
            """;

    private final MemorySegment segment;

    private FaultyView(MemorySegment segment) {
        this.segment = segment;
    }

    /** Right. */
    public int narrow() {
        return Byte.toUnsignedInt(segment.get(ValueLayout.JAVA_BYTE, 0));
    }

    /** Writes into the padding too, and cuts what does not fit. */
    public FaultyView narrow(int value) {
        segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, (short) value);
        return this;
    }

    /** Loses the sign that is none. */
    public int plain() {
        return segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2);
    }

    /** Right. */
    public FaultyView plain(int value) {
        segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2, (short) value);
        return this;
    }

    /** Right: the release lacks it. */
    public boolean hasGone() {
        return false;
    }

    /** Not empty. */
    public OptionalInt gone() {
        return OptionalInt.of(7);
    }

    /** Ignores its fallback. */
    public int goneOr(int fallback) {
        return Math.max(fallback, 0);
    }

    /** Writes where there is nothing, and never refuses. */
    public FaultyView gone(int value, Absent absent) {
        segment.set(ValueLayout.JAVA_BYTE, 0, (byte) (absent == Absent.SKIP ? value : 0));
        return this;
    }

    /** The layout, with the second field where it is. */
    static final class Layout extends StructType<FaultyView> {
        static final Layout TYPE = new Layout();

        private Layout() {
            super(ByteOrder.LITTLE_ENDIAN, "1.0", "faulty", 3, "narrow 0 u8\nplain 1 u16\n");
        }

        @Override
        public FaultyView view(MemorySegment segment) {
            return new FaultyView(segment);
        }
    }
}
