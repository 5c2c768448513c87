package org.fwabi.samples.tables.display;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the display hardware has.
 *
 * @param heads heads
 * @param windows windows, a bit each
 * @param internal displays that are built in and in use, a bit each
 * @param embedded displays on built-in DisplayPort, a bit each; empty in firmware that does not tell
 * @param channels channels of all kinds; empty in firmware that does not tell
 * @param console whether it shows the console; empty in firmware that is told so itself
 */
public record DisplayHardware(
        long heads,
        long windows,
        long internal,
        OptionalLong embedded,
        OptionalLong channels,
        Optional<Boolean> console) {}
