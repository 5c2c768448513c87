package org.fwabi.samples.tables.display;

/**
 * The only stream of a DisplayPort link.
 *
 * @param head that it comes from
 * @param sor that it goes to
 * @param link of the SOR: 0 A, 1 B
 * @param horizontalBlank symbols in the horizontal blank
 * @param verticalBlank symbols in the vertical blank
 * @param enhancedFraming whether symbols are framed in the enhanced way, as the link was trained
 * @param transferUnit symbols of a transfer unit, 64 as a rule
 * @param watermark symbols in the buffer of the SOR before it sends
 */
public record SingleStream(
        int head,
        int sor,
        int link,
        long horizontalBlank,
        long verticalBlank,
        boolean enhancedFraming,
        int transferUnit,
        int watermark) {}
