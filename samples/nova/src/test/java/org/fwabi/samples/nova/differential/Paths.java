package org.fwabi.samples.nova.differential;

import java.util.Map;
import java.util.Optional;

/** C paths beside Java paths. */
final class Paths {
    private Paths() {}

    /** The last name of a path, without index. */
    static String lastName(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        int bracket = last.indexOf('[');
        return bracket < 0 ? last : last.substring(0, bracket);
    }

    /** All of a path but its last name. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /**
     * What is wrong with an accessor's path for a leaf: another index, or a name that is another field's. Accessors may
     * have names of their own, but not those of others.
     */
    static Optional<String> compare(Oracle oracle, String inC, String inJava) {
        String[] c = inC.split("\\.");
        String[] java = inJava.split("\\.");
        if (c.length != java.length) {
            return Optional.of("%s lies %d deep, %s %d deep".formatted(inC, c.length, inJava, java.length));
        }
        String prefix = "";
        for (int i = 0; i < c.length; i++) {
            prefix += c[i];
            // One value where other releases have an array is an array of one in Java.
            boolean single = Known.ARRAYS.contains(oracle.type().name() + "." + prefix)
                    && indexes(java[i]).equals("[0]");
            if (!single && !indexes(c[i]).equals(indexes(java[i]))) {
                return Optional.of("%s is not the element that %s is".formatted(inJava, inC));
            }
            Map<String, String> siblings = oracle.siblings(prefix);
            String namesake = siblings.get(Oracle.normal(lastName(java[i])));
            if (namesake != null && !namesake.equals(lastName(c[i]))) {
                return Optional.of("%s reads %s, but is named like %s".formatted(inJava, inC, namesake));
            }
            prefix += ".";
        }
        return Optional.empty();
    }

    private static String indexes(String step) {
        int bracket = step.indexOf('[');
        return bracket < 0 ? "" : step.substring(bracket);
    }
}
