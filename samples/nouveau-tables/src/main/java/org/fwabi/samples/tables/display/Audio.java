package org.fwabi.samples.tables.display;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * Sound of displays. Its own driver plays it, on the sound codec of the GPU; this one says where it goes. HDMI mutes it
 * with {@link Hdmi#mute}.
 */
public final class Audio {
    /** Bytes of a sound description at most. */
    public static final int MAX_ELD = 96;

    /** Source of the bits: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073dfp.h. */
    private static final long PRESENT = 1;

    private static final long VALID = 1 << 1;

    private final GspAbi abi;

    private final Target display;

    Audio(GspAbi abi, Target display) {
        this.abi = abi;
        this.display = display;
    }

    /** Turns the sound of a display on or off. */
    public RmReply<Done> enable(long displayId, boolean on) {
        return display.tell(
                abi.audioEnable(), request -> request.displayId(displayId).enable(on));
    }

    /**
     * Tells the sound driver what a display can play.
     *
     * @param head that shows it, which is its device in the codec
     * @param eld its sound description, 1 to 96 bytes
     * @throws IllegalArgumentException if it is longer or empty
     */
    public RmReply<Done> describe(long displayId, int head, byte... eld) {
        if (eld.length == 0 || eld.length > MAX_ELD) {
            throw new IllegalArgumentException(
                    "a sound description of %d bytes, 1 to %d are possible".formatted(eld.length, MAX_ELD));
        }
        return display.tell(abi.setEld(), request -> {
            request.displayId(displayId).deviceEntry(head).ctrl(PRESENT | VALID).eldSize(eld.length);
            MemorySegment.copy(eld, 0, request.eldBytes(), ValueLayout.JAVA_BYTE, 0, eld.length);
        });
    }

    /** Tells the sound driver that a display is gone. */
    public RmReply<Done> gone(long displayId, int head) {
        return display.tell(
                abi.setEld(), request -> request.displayId(displayId).deviceEntry(head));
    }

    /** Mutes the sound of a DisplayPort display, or ends that. */
    public RmReply<Done> mute(long displayId, boolean on) {
        return display.tell(
                abi.dpMute(), request -> request.displayId(displayId).mute(on ? 1 : 0));
    }
}
