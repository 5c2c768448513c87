package org.fwabi.processor.apt;

import java.util.List;
import java.util.Optional;

/**
 * A flow whose releases have been looked at. By names: between rounds, elements go stale.
 *
 * @param type qualified name of the interface
 * @param entry qualified name of the entry class of the bindings of all releases
 * @param parts its variants, in the order of the source
 */
record ProvenFlow(String type, String entry, List<Part> parts) {
    /**
     * A variant.
     *
     * @param type qualified name
     * @param entry qualified name of the entry class of its own bindings, if it has any
     * @param releases that it serves
     */
    record Part(String type, Optional<String> entry, List<String> releases) {}
}
