package org.fwabi.tools.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An entry of {@code .debug_info} ("DIE"): a tag, attributes, and entries inside it. Equal only to itself. */
final class DwarfEntry {
    private final DwarfUnit unit;
    private final DwarfAbbreviations.Shape shape;
    private final long[] values;
    private final Map<Long, DwarfEntry> entries;
    private final List<DwarfEntry> children = new ArrayList<>(0);

    /** @param entries all entries by their place in the section, for references */
    DwarfEntry(DwarfUnit unit, DwarfAbbreviations.Shape shape, long[] values, Map<Long, DwarfEntry> entries) {
        this.unit = unit;
        this.shape = shape;
        this.values = values;
        this.entries = entries;
    }

    DwarfUnit unit() {
        return unit;
    }

    int tag() {
        return shape.tag();
    }

    List<DwarfEntry> children() {
        return children;
    }

    boolean has(int attribute) {
        return shape.find(attribute) >= 0;
    }

    /** The form of an attribute that is there. */
    int form(int attribute) {
        return shape.forms()[shape.find(attribute)];
    }

    boolean flag(int attribute) {
        int at = shape.find(attribute);
        return at >= 0 && values[at] != 0;
    }

    /** A constant; empty if the attribute is not there. */
    OptionalLong number(int attribute) throws HeaderException {
        int at = shape.find(attribute);
        if (at < 0) {
            return OptionalLong.empty();
        }
        if (!DwarfUnit.constant(shape.forms()[at])) {
            throw new HeaderException("the compiler's debug information gives no constant for attribute 0x%x of %s"
                    .formatted(attribute, this));
        }
        return OptionalLong.of(values[at]);
    }

    /** A constant that has to be there. */
    long require(int attribute) throws HeaderException {
        OptionalLong number = number(attribute);
        if (number.isEmpty()) {
            throw new HeaderException(
                    "the compiler's debug information lacks attribute 0x%x of %s".formatted(attribute, this));
        }
        return number.getAsLong();
    }

    Optional<String> name() {
        int at = shape.find(Dwarf.AT_NAME);
        return at < 0 ? Optional.empty() : unit.text(shape.forms()[at], values[at]);
    }

    /** The entry of its type; empty for {@code void}. */
    Optional<DwarfEntry> type() throws HeaderException {
        int at = shape.find(Dwarf.AT_TYPE);
        if (at < 0) {
            return Optional.empty();
        }
        Optional<DwarfEntry> type =
                unit.reference(shape.forms()[at], values[at]).map(entries::get);
        if (type.isEmpty()) {
            throw new HeaderException("the compiler's debug information does not hold the type of " + this);
        }
        return type;
    }

    @Override
    public String toString() {
        return "tag 0x%x".formatted(tag())
                + name().map(name -> " \"" + name + "\"").orElse("");
    }
}
