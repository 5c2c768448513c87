package org.fwabi.samples.tables.display;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an SOR can do over DisplayPort.
 *
 * @param maxRateMbit rate of a lane at most, in Mbit/s; empty if it can do none
 * @param multiStream whether a link can have many streams
 * @param highWatermarks whether watermarks may be higher than in the first chips
 * @param errorCorrection whether links can have error correction
 * @param compression whether pictures can be compressed
 * @param maxSlices slices of a compressed line at most
 * @param minCompressedClock pixel clock from which on compression pays; empty in firmware that does not tell
 */
public record DpCapabilities(
        OptionalInt maxRateMbit,
        boolean multiStream,
        boolean highWatermarks,
        boolean errorCorrection,
        boolean compression,
        long maxSlices,
        OptionalLong minCompressedClock) {}
