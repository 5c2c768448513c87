package org.fwabi.processor.spec;

import java.util.List;
import org.fwabi.processor.source.SourcePos;

/**
 * A number that has not had one name in all releases, as the family declares it.
 *
 * @param space what kind of number
 * @param number the number
 * @param names all its names over the releases, without the family's prefix
 * @param renamed whether these are names for one thing; otherwise the number has changed its meaning
 * @param at where it is declared
 */
public record NumberReuse(NumberSpace space, long number, List<String> names, boolean renamed, SourcePos at) {
    public NumberReuse {
        names = List.copyOf(names);
    }
}
