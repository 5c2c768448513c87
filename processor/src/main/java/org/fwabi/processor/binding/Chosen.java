package org.fwabi.processor.binding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the words of one list of a request mean, each name once, in the order of the words. A word that names one thing
 * counts for more than a pattern that fits it as well.
 *
 * @param names whether a word names it, by name
 */
record Chosen(Map<String, Boolean> names) {
    /**
     * Works the words out.
     *
     * @param known names that a pattern chooses from; asked for only if there is a pattern
     * @param nothing takes a pattern that fits none of them
     */
    static Chosen of(Collection<String> words, Supplier<? extends Collection<String>> known, Consumer<String> nothing) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (String word : words) {
            if (NamePattern.is(word)) {
                List<String> fitting = NamePattern.of(word).among(known.get());
                fitting.forEach(name -> names.putIfAbsent(name, false));
                if (fitting.isEmpty()) {
                    nothing.accept(word);
                }
            } else {
                names.put(word, true);
            }
        }
        return new Chosen(names);
    }
}
