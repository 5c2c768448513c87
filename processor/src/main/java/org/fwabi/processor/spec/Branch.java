package org.fwabi.processor.spec;

import java.util.List;
import org.fwabi.processor.source.SourcePos;

/**
 * A line of releases in which each follows the last. A family has several, and they run side by side.
 *
 * @param name e.g. {@code 570}
 * @param releases oldest first
 * @param at where it is declared
 */
public record Branch(String name, List<String> releases, SourcePos at) {
    public Branch {
        releases = List.copyOf(releases);
    }
}
