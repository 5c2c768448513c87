package org.fwabi.processor.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fwabi.processor.spec.NumberSpace;

/**
 * Something that a driver uses, and what became of it.
 *
 * @param name as the specs have it: a number's name without the prefix of its space, a struct's C name
 * @param kind what it is
 * @param numbers what became of the name and of the number it had
 * @param structs the structs that changed, by what they are to it
 * @param enumeration the enum itself, if it is one that changed
 * @param fact the fact itself, if it is one that changed
 */
public record Use(
        String name,
        Kind kind,
        List<NumberDiff> numbers,
        List<Part> structs,
        Optional<EnumDiff> enumeration,
        Optional<FactDiff> fact) {
    /** What a driver can use. */
    public enum Kind {
        FUNCTION,
        EVENT,
        CONTROL,
        CLASS,
        STRUCT,
        ENUM,
        FACT;

        static Kind of(NumberSpace space) {
            return switch (space) {
                case FUNCTIONS -> FUNCTION;
                case EVENTS -> EVENT;
                case CONTROLS -> CONTROL;
                case CLASSES -> CLASS;
            };
        }

        /** The word for a person, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a struct is to what is used. */
    public enum Role {
        /** The driver writes it. */
        REQUEST,
        /** The driver reads it. */
        REPLY,
        /** The driver reads it. */
        PAYLOAD,
        /** It is named itself, so that the driver may do either. */
        ITSELF;

        /** The word for a person, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A struct that changed.
     *
     * @param role what it is to what is used
     * @param diff what became of it
     * @param compatible whether a driver that was built for the older release can exchange it with the newer
     */
    public record Part(Role role, StructDiff diff, boolean compatible) {}

    public Use {
        numbers = List.copyOf(numbers);
        structs = List.copyOf(structs);
    }

    /** Whether anything of it differs. */
    public boolean affected() {
        return !numbers.isEmpty() || !structs.isEmpty() || enumeration.isPresent() || fact.isPresent();
    }

    /** Whether a driver that was built for the older release can use it with the newer one unchanged. */
    public boolean compatible() {
        return numbers.stream().allMatch(diff -> diff.harm() == Harm.NONE)
                && structs.stream().allMatch(Part::compatible)
                && enumeration.map(diff -> diff.harm() == Harm.NONE).orElse(true)
                && fact.map(diff -> diff.harm() == Harm.NONE).orElse(true);
    }
}
