package org.fwabi.samples.tables.display;

import java.util.Optional;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;
import org.fwabi.message.Empty;
import org.fwabi.message.ObjectClass;
import org.fwabi.samples.tables.abi.DisplayDmaParameters;
import org.fwabi.samples.tables.abi.DisplayPioParameters;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * The classes of a chip's display. Which they are is a matter of the chip and not of the release.
 *
 * @param root the display hardware
 * @param core its core channel
 * @param window a window's channel
 * @param windowImmediate the channel of a window for what takes effect at once
 * @param cursor a head's cursor channel, which has no push buffer
 */
record DisplayClasses(
        ObjectClass<Empty> root,
        ObjectClass<DisplayDmaParameters> core,
        ObjectClass<DisplayDmaParameters> window,
        ObjectClass<DisplayDmaParameters> windowImmediate,
        ObjectClass<DisplayPioParameters> cursor) {
    /** The classes of a chip; empty for one that has no display. */
    static Optional<DisplayClasses> of(GspAbi abi, Chip chip) {
        if (chip.family() == Family.GA100) {
            return Optional.empty();
        }
        return switch (chip.family().architecture()) {
            case TURING ->
                Optional.of(new DisplayClasses(
                        abi.nvc570Display(),
                        abi.nvc57dCore(),
                        abi.nvc57eWindow(),
                        abi.nvc57bWindowImmediate(),
                        abi.nvc57aCursor()));
            case AMPERE ->
                Optional.of(new DisplayClasses(
                        abi.nvc670Display(),
                        abi.nvc67dCore(),
                        abi.nvc67eWindow(),
                        abi.nvc67bWindowImmediate(),
                        abi.nvc67aCursor()));
            case ADA ->
                Optional.of(new DisplayClasses(
                        abi.nvc770Display(),
                        abi.nvc77dCore(),
                        abi.nvc67eWindow(),
                        abi.nvc67bWindowImmediate(),
                        abi.nvc67aCursor()));
            case HOPPER -> Optional.empty();
        };
    }

    /** The class of a kind of channel that has a push buffer. */
    ObjectClass<DisplayDmaParameters> dma(DisplayChannels.Kind kind) {
        return switch (kind) {
            case CORE -> core;
            case WINDOW -> window;
            case WINDOW_IMMEDIATE -> windowImmediate;
        };
    }
}
