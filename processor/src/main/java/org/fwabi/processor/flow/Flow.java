package org.fwabi.processor.flow;

import java.util.List;

/**
 * An interface whose variants serve different releases.
 *
 * @param name with the enclosing classes, e.g. {@code Outer.SaveState}
 * @param abi the package of the bindings whose releases it serves
 * @param variants in the order of the source
 */
public record Flow(String name, String abi, List<Variant> variants) {
    public Flow {
        variants = List.copyOf(variants);
    }

    /**
     * A class that serves some releases.
     *
     * @param name without the enclosing classes
     * @param selectors of its releases
     */
    public record Variant(String name, List<String> selectors) {
        public Variant {
            selectors = List.copyOf(selectors);
        }
    }
}
