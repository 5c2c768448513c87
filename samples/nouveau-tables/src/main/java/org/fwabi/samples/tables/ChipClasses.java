package org.fwabi.samples.tables;

import java.util.Optional;
import org.fwabi.gsp.chip.Architecture;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.message.Empty;
import org.fwabi.message.ObjectClass;
import org.fwabi.samples.tables.abi.ChannelParameters;
import org.fwabi.samples.tables.abi.CopyEngineParameters;
import org.fwabi.samples.tables.abi.DecoderParameters;
import org.fwabi.samples.tables.abi.EncoderParameters;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.JpegParameters;
import org.fwabi.samples.tables.abi.OpticalFlowParameters;

/**
 * The classes of objects that a chip has. Which they are is a matter of the chip and not of the release; a release must
 * only know their numbers, and all that are named here do.
 *
 * @param opticalFlow empty for Turing, which has no such engine
 */
public record ChipClasses(
        ObjectClass<ChannelParameters> channel,
        ObjectClass<CopyEngineParameters> copy,
        ObjectClass<DecoderParameters> decoder,
        ObjectClass<EncoderParameters> encoder,
        ObjectClass<JpegParameters> jpeg,
        Optional<ObjectClass<OpticalFlowParameters>> opticalFlow,
        ObjectClass<Empty> graphics,
        ObjectClass<Empty> compute) {
    /** Whether this driver knows the classes of a chip. */
    static boolean known(Chip chip) {
        return chip.family().architecture() != Architecture.HOPPER;
    }

    /**
     * The classes of a chip.
     *
     * @throws IllegalArgumentException if they are not {@linkplain #known(Chip) known}
     */
    public static ChipClasses of(GspAbi abi, Chip chip) {
        return switch (chip.family().architecture()) {
            case TURING ->
                new ChipClasses(
                        abi.turingChannel(),
                        abi.turingCopy(),
                        abi.nvc4b0Decoder(),
                        abi.nvc4b7Encoder(),
                        abi.nvc4d1Jpeg(),
                        Optional.empty(),
                        abi.turingGraphics(),
                        abi.turingCompute());
            case AMPERE ->
                new ChipClasses(
                        abi.ampereChannel(),
                        abi.ampereCopyB(),
                        abi.nvc7b0Decoder(),
                        abi.nvc7b7Encoder(),
                        abi.nvc4d1Jpeg(),
                        Optional.of(abi.nvc7faOpticalFlow()),
                        abi.ampereGraphicsB(),
                        abi.ampereComputeB());
            case ADA ->
                new ChipClasses(
                        abi.ampereChannel(),
                        abi.ampereCopyB(),
                        abi.nvc9b0Decoder(),
                        abi.nvc9b7Encoder(),
                        abi.nvc9d1Jpeg(),
                        Optional.of(abi.nvc9faOpticalFlow()),
                        abi.adaGraphics(),
                        abi.adaCompute());
            case HOPPER -> throw new IllegalArgumentException("no classes of " + chip.name());
        };
    }

    /** Whether a chip needs the workaround of {@link Scrubber}. */
    static boolean needsScrubber(Chip chip) {
        return chip.family().architecture() == Architecture.TURING;
    }
}
