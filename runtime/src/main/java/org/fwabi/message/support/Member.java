package org.fwabi.message.support;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a struct as one line of a generated layout says it.
 *
 * @param name C name
 * @param offset in bytes
 * @param codec for an integer
 * @param nested for a struct
 * @param elementSize bytes of one element
 * @param dimensions outermost first; -1 for a flexible one
 * @param count C name of the member that counts the elements
 * @param preset what a new message holds here; null if zero
 * @param selfSize whether a new message holds the size of its own struct here
 * @param overlay whether it shares its bytes with others, so that nothing can be said about its contents
 */
record Member(
        String name,
        int offset,
        @Nullable IntegerCodec codec,
        @Nullable StructType<?> nested,
        int elementSize,
        List<Integer> dimensions,
        @Nullable String count,
        @Nullable Long preset,
        boolean selfSize,
        boolean overlay) {

    /**
     * Reads {@code NAME OFFSET TYPE [count=NAME] [preset=NUMBER] [self] [overlay]}, where a type is a scalar, a bitfield ({@code u32:4@8}) or
     * the position of a nested type in braces, followed by dimensions in brackets.
     */
    static Member parse(String line, ByteOrder order, StructType<?>[] types) {
        String[] words = line.split(" ", -1);
        String type = words[2];
        int bracket = type.indexOf('[');
        String element = bracket < 0 ? type : type.substring(0, bracket);
        List<Integer> dimensions = new ArrayList<>();
        for (int at = bracket; at >= 0; at = type.indexOf('[', at + 1)) {
            int close = type.indexOf(']', at);
            dimensions.add(close == at + 1 ? -1 : Integer.parseInt(type, at + 1, close, 10));
        }
        StructType<?> nested =
                element.startsWith("{") ? types[Integer.parseInt(element, 1, element.length() - 1, 10)] : null;
        IntegerCodec codec = nested == null ? IntegerCodec.of(element, order) : null;
        int elementSize = nested != null ? Math.toIntExact(nested.byteSize()) : codec != null ? codec.size() : 0;
        String count = null;
        Long preset = null;
        boolean selfSize = false;
        boolean overlay = false;
        for (int i = 3; i < words.length; i++) {
            if (words[i].startsWith("count=")) {
                count = words[i].substring("count=".length());
            } else if (words[i].startsWith("preset=")) {
                preset = Long.parseLong(words[i], "preset=".length(), words[i].length(), 10);
            } else if (words[i].equals("self")) {
                selfSize = true;
            } else if (words[i].equals("overlay")) {
                overlay = true;
            }
        }
        return new Member(
                words[0],
                Integer.parseInt(words[1]),
                codec,
                nested,
                elementSize,
                List.copyOf(dimensions),
                count,
                preset,
                selfSize,
                overlay);
    }

    /** Elements of all dimensions together; 0 where the outermost is flexible. */
    int elements() {
        int elements = 1;
        for (int length : dimensions) {
            elements *= Math.max(length, 0);
        }
        return elements;
    }

    /** Bytes from one element of a dimension to the next. */
    int step(int dimension) {
        int step = elementSize;
        for (int i = dimension + 1; i < dimensions.size(); i++) {
            step *= dimensions.get(i);
        }
        return step;
    }
}
