package org.fwabi.samples.tables.display;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.fwabi.gsp.rm.RmDevice;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmObject;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.message.ObjectClass;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * The display hardware and its channels, through which pictures come. In this order: {@link #instanceMemory}, {@link
 * #start}, and for each channel its push buffer and then the channel.
 */
public final class DisplayChannels {
    /** Bytes of what ACPI says of the backlight, at most. */
    public static final int MAX_BRIGHTNESS_DATA = 4096;

    /** Kinds of channels that have a push buffer. */
    public enum Kind {
        /** Modes of all heads; there is one. */
        CORE,
        /** Picture of a window. */
        WINDOW,
        /** Position of a window, which takes effect at once. */
        WINDOW_IMMEDIATE
    }

    /** How the processor caches instance memory: write-combined. Source: nouveau. */
    private static final long WRITE_COMBINED = 2;

    private final GspAbi abi;

    private final RmDevice device;

    private final Target internal;

    private final DisplayClasses classes;

    DisplayChannels(GspAbi abi, RmDevice device, Target internal, DisplayClasses classes) {
        this.abi = abi;
        this.device = device;
        this.internal = internal;
        this.classes = classes;
    }

    /** Asks what the display hardware has. */
    public RmReply<DisplayHardware> hardware() {
        return internal.ask(abi.displayFigures())
                .map(answer -> new DisplayHardware(
                        answer.numHeads(),
                        answer.windowMask(),
                        answer.internalMask(),
                        answer.embeddedMask(),
                        answer.numDispChannels(),
                        answer.bPrimaryVga()));
    }

    /** Tells where the hardware has its instance memory. The first step. */
    public RmReply<Done> instanceMemory(DisplayMemory memory) {
        return internal.tell(
                abi.displayInstanceMemory(),
                request -> request.address(memory.address())
                        .size(memory.size())
                        .addressSpace(memory.target().space())
                        .cacheAttribute(WRITE_COMBINED));
    }

    /** Says that ACPI has nothing to tell of the backlight; the specs have the status that means so. */
    public RmReply<Done> noBrightnessState() {
        return internal.tell(abi.brightnessState(), request -> {});
    }

    /**
     * Hands over what ACPI says of the backlight.
     *
     * @param data at most 4096 bytes
     * @throws IllegalArgumentException if they are more
     */
    public RmReply<Done> brightnessState(byte... data) {
        if (data.length > MAX_BRIGHTNESS_DATA) {
            throw new IllegalArgumentException(
                    "%d bytes of brightness, up to %d are possible".formatted(data.length, MAX_BRIGHTNESS_DATA));
        }
        return internal.tell(abi.brightnessState(), request -> {
            request.status(0).dataSize(data.length);
            MemorySegment.copy(data, 0, request.dataBytes(), ValueLayout.JAVA_BYTE, 0, data.length);
        });
    }

    /**
     * Makes the display hardware usable. Freed with its client, or by itself, with the channels below it.
     *
     * @throws RmException if the firmware did not make it, as before it knows of instance memory
     */
    public RmObject start() throws RmException {
        ObjectClass<?> root = classes.root();
        return device.create(handle(root, 0), root, params -> {});
    }

    /** Tells the push buffer of a channel, before the channel is created. */
    public RmReply<Done> pushBuffer(Kind kind, int instance, DisplayMemory memory) {
        return internal.tell(
                abi.displayPushBuffer(),
                request -> request.channelClass(number(classes.dma(kind)))
                        .instance(instance)
                        .valid(true)
                        .address(memory.address())
                        .limit(memory.size() - 1)
                        .addressSpace(memory.target().space())
                        .cacheSnoop(memory.target().snooped() ? 1 : 0)
                        .pbTargetAperture(memory.target().aperture()));
    }

    /** Says that the cursor of a head has no push buffer, before its channel is created. */
    public RmReply<Done> noPushBuffer(int head) {
        return internal.tell(
                abi.displayPushBuffer(),
                request -> request.channelClass(number(classes.cursor())).instance(head));
    }

    /**
     * Creates a channel that has a push buffer.
     *
     * @param root the display hardware, from {@link #start}
     * @param instance the window; 0 for the core channel
     * @param offset where in the push buffer it begins, in bytes
     * @throws RmException if the firmware did not make it, as before it knows of the push buffer
     */
    public RmObject channel(RmObject root, Kind kind, int instance, long offset) throws RmException {
        var dma = classes.dma(kind);
        return root.create(
                handle(dma, instance), dma, params -> params.instance(instance).offset(offset));
    }

    /**
     * Creates the cursor channel of a head.
     *
     * @param root the display hardware, from {@link #start}
     * @throws RmException if the firmware did not make it
     */
    public RmObject cursor(RmObject root, int head) throws RmException {
        return root.create(handle(classes.cursor(), head), classes.cursor(), params -> params.instance(head));
    }

    /** Handles follow the class, which shows in logs what an object is. */
    private static int handle(ObjectClass<?> what, int instance) {
        return what.number() << 16 | instance;
    }

    private static long number(ObjectClass<?> what) {
        return Integer.toUnsignedLong(what.number());
    }
}
