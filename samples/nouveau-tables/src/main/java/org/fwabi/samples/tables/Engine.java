package org.fwabi.samples.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine, whatever numbers a release has for it.
 *
 * @param kind what it does
 * @param instance which one of its kind, from 0
 */
public record Engine(Kind kind, int instance) {
    /** Kinds of engines, with the names that constants of the bindings begin with. */
    public enum Kind {
        /** Graphics and compute. */
        GRAPHICS("GR"),
        /** Copies memory. */
        COPY("COPY", "CE"),
        /** Decodes video. */
        DECODER("NVDEC", "BSP"),
        /** Encodes video. */
        ENCODER("NVENC", "MSENC"),
        /** Decodes JPEG. */
        JPEG("NVJPEG", "NVJPG"),
        /** Optical flow. */
        OPTICAL_FLOW("OFA"),
        /** Security. */
        SEC2("SEC2"),
        /** The GSP itself. */
        GSP("GSP"),
        /** The display. */
        DISPLAY("DISP");

        private final String label;

        private final String alias;

        Kind(String label) {
            this(label, label);
        }

        Kind(String label, String alias) {
            this.label = label;
            this.alias = alias;
        }

        /** Whether there may be several. */
        private boolean numbered() {
            return this != SEC2 && this != GSP && this != DISPLAY;
        }
    }

    private static final Pattern NAME = Pattern.compile("(SEC2|[A-Z]+)(\\d*)");

    private static final Map<String, Kind> KINDS = kinds();

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new HashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.label, kind);
            kinds.put(kind.alias, kind);
        }
        return Map.copyOf(kinds);
    }

    /**
     * The engine that a constant of one of the enums of engines stands for. The enums number engines differently, and
     * differently in each release; their names agree but for a few words.
     *
     * @return empty for what is no engine to this driver, such as buses and reserved numbers
     */
    static Optional<Engine> of(Enum<?> constant) {
        Matcher matcher = NAME.matcher(constant.name());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int instance = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2));
        return Optional.ofNullable(KINDS.get(matcher.group(1))).map(kind -> new Engine(kind, instance));
    }

    /** As the field writes it, e.g. {@code COPY10}. */
    @Override
    public String toString() {
        return kind.numbered() ? kind.label + instance : kind.label;
    }
}
