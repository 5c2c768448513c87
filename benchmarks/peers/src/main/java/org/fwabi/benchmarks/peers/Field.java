package org.fwabi.benchmarks.peers;

import java.util.List;
import java.util.Optional;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.spec.ScalarType;

/**
 * A field of a struct in one release.
 *
 * @param binding what the bindings make of it
 * @param number what all peers know it by; a field has the same in all releases. Its values follow from it
 * @param present whether the release has it; offset and lengths mean nothing else
 * @param offset in bytes from the start of its struct
 * @param scalar the type of one element; empty for a struct
 * @param values the narrowest type it has in any release, to which its values are cut
 * @param nested the struct that one element is
 * @param lengths of its dimensions, outermost first; a flexible one has the length that the benchmarks give it
 * @param elementSize bytes of one element
 * @param counts the length of the array that it counts, or -1
 * @param counted the field that counts its elements
 * @param bulk whether it is an array of bytes that all peers copy at once
 */
record Field(
        FieldBinding binding,
        int number,
        boolean present,
        long offset,
        Optional<ScalarType> scalar,
        Optional<ScalarType> values,
        Optional<Shape> nested,
        List<Integer> lengths,
        long elementSize,
        int counts,
        Optional<FieldBinding> counted,
        boolean bulk) {

    /** The same bytes as a single struct. */
    Field holding(Shape held) {
        return new Field(
                binding,
                number,
                present,
                offset,
                Optional.empty(),
                Optional.empty(),
                Optional.of(held),
                List.of(),
                held.size(),
                -1,
                Optional.empty(),
                false);
    }

    String cName() {
        return binding.cName();
    }

    /** The name in peers that have no nested names. */
    String flatName() {
        return "f" + number;
    }

    boolean array() {
        return !lengths.isEmpty();
    }

    /** Bytes from one element of a dimension to the next. */
    long step(int dimension) {
        long step = elementSize;
        for (int i = dimension + 1; i < lengths.size(); i++) {
            step *= lengths.get(i);
        }
        return step;
    }

    /** Elements of all dimensions together. */
    int elements() {
        return lengths.stream().reduce(1, (a, b) -> a * b);
    }
}
