package org.fwabi.samples.tables.display;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the display of a GPU has, and what is connected.
 *
 * @param heads heads
 * @param windows windows
 * @param entries displays that the board can have
 */
public record DisplayReport(long heads, int windows, List<Entry> entries) {
    /** Makes it unmodifiable. */
    public DisplayReport {
        entries = List.copyOf(entries);
    }

    /**
     * A display that the board can have.
     *
     * @param displayId its bit
     * @param connector its connector, the first if it has several
     * @param connected whether something is connected
     * @param name of what is connected, as that says itself
     * @param displayPort what its SOR can do, if it is on DisplayPort
     */
    public record Entry(
            long displayId,
            Connector.Kind connector,
            boolean connected,
            Optional<String> name,
            Optional<DpCapabilities> displayPort) {
        /** One line, e.g. {@code DISPLAY_PORT 0x200: FWABI DP, up to 5400 Mbit/s a lane, many streams}. */
        @Override
        public String toString() {
            StringBuilder line = new StringBuilder("%s 0x%x: %s"
                    .formatted(connector, displayId, connected ? name.orElse("no name") : "nothing connected"));
            displayPort.ifPresent(caps -> {
                caps.maxRateMbit().ifPresent(rate -> line.append(", up to %d Mbit/s a lane".formatted(rate)));
                line.append(caps.multiStream() ? ", many streams" : ", one stream");
            });
            return line.toString();
        }
    }

    /** A line about the hardware, and one a display. */
    public List<String> lines() {
        return Stream.concat(
                        Stream.of("%d heads, %d windows".formatted(heads, windows)),
                        entries.stream().map(Entry::toString))
                .toList();
    }
}
