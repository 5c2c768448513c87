package org.fwabi.benchmarks.dispatch;

import java.util.Random;

/** In which release messages arrive: at random, so that no processor learns the order by heart. */
final class Arrivals {
    private static final int LENGTH = 1 << 12;

    private final int[] releases = new int[LENGTH];
    private int next;

    /** @param live releases that occur, evenly */
    Arrivals(int live, int[] positions) {
        Random random = new Random(live);
        for (int i = 0; i < LENGTH; i++) {
            releases[i] = positions[random.nextInt(live)];
        }
    }

    /** The position of the next message's release. */
    int next() {
        next = (next + 1) & (LENGTH - 1);
        return releases[next];
    }
}
