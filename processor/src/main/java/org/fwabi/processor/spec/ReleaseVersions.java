package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of release names. It is the order of their numbers, which need not be that of their dates. */
public final class ReleaseVersions {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Comparator<String> ORDER = Comparator.<String, BigInteger[]>comparing(
                    ReleaseVersions::numbers, Arrays::compare)
            .thenComparing(Comparator.naturalOrder());

    private ReleaseVersions() {}

    /** By the numbers between the dots, so that 515.105.01 comes after 515.86.01. */
    public static Comparator<String> order() {
        return ORDER;
    }

    static BigInteger[] numbers(String release) {
        return DOT.splitAsStream(release)
                .map(part -> NUMBER.matcher(part).matches() ? new BigInteger(part) : BigInteger.ZERO)
                .toArray(BigInteger[]::new);
    }
}
