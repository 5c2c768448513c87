package org.fwabi.samples.tables.display;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.samples.tables.abi.GspAbi;

/** HDMI displays. */
public final class Hdmi {
    /** Bytes of a packet at most: a header of three and a payload, with padding. */
    public static final int MAX_PACKET = 36;

    /** When a packet is sent. Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073specific.h. */
    public enum Rhythm {
        /** With each frame. */
        EACH_FRAME(1),
        /** With every other frame. */
        OTHER_FRAME(1 | 1 << 1),
        /** Once. */
        ONCE(1 | 1 << 2);

        private final long bits;

        Rhythm(long bits) {
            this.bits = bits;
        }
    }

    private final GspAbi abi;

    private final Target display;

    Hdmi(GspAbi abi, Target display) {
        this.abi = abi;
        this.display = display;
    }

    /** Says whether a display is sent HDMI, or else DVI. */
    public RmReply<Done> enable(long displayId, boolean on) {
        return display.tell(
                abi.hdmiEnable(), request -> request.displayId(displayId).enable(on ? 1 : 0));
    }

    /** Tells what a display can do. */
    public RmReply<Done> sinkCaps(long displayId, SinkCaps caps) {
        return display.tell(
                abi.hdmiSinkCaps(), request -> request.displayId(displayId).caps(caps.bits()));
    }

    /** Mutes the sound of a display, or ends that. */
    public RmReply<Done> mute(long displayId, boolean on) {
        return display.tell(
                abi.hdmiMute(), request -> request.displayId(displayId).mute(on ? 1 : 0));
    }

    /**
     * Has a packet sent with the picture.
     *
     * @param head that makes the picture
     * @param packet header and payload, 1 to 36 bytes
     * @throws IllegalArgumentException if it is longer or empty
     */
    public RmReply<Done> packet(long displayId, int head, Rhythm rhythm, byte... packet) {
        if (packet.length == 0 || packet.length > MAX_PACKET) {
            throw new IllegalArgumentException(
                    "a packet of %d bytes, 1 to %d are possible".formatted(packet.length, MAX_PACKET));
        }
        return display.tell(abi.hdmiPacket(), request -> {
            request.displayId(displayId)
                    .targetHead(head)
                    .transmitControl(rhythm.bits)
                    .packetSize(packet.length);
            MemorySegment.copy(packet, 0, request.packetBytes(), ValueLayout.JAVA_BYTE, 0, packet.length);
        });
    }
}
