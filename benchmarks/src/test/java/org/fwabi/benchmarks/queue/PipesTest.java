package org.fwabi.benchmarks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All peers carry the same messages. */
class PipesTest {
    private static final int MESSAGES = 500;

    /** Twice a number and its complement come to the number less one. */
    private static final long SUM = MESSAGES * (MESSAGES - 1L) / 2 - MESSAGES;

    @ParameterizedTest
    @ValueSource(ints = {648, 4096, 16384, 65536})
    void withinOneThread(int bytes) throws Throwable {
        assertThat(Passing.oneThread(new PageRing(bytes, false), MESSAGES)).isEqualTo(SUM);
        assertThat(Passing.oneThread(new PageRing(bytes, true), MESSAGES)).isEqualTo(SUM);
        assertThat(Passing.oneThread(new AgronaRing(bytes), MESSAGES)).isEqualTo(SUM);
        assertThat(CRing.oneThread(bytes, false, MESSAGES)).isEqualTo(SUM);
        assertThat(CRing.oneThread(bytes, true, MESSAGES)).isEqualTo(SUM);
    }

    @ParameterizedTest
    @ValueSource(ints = {648, 65536})
    void betweenTwoThreads(int bytes) throws Throwable {
        assertThat(Passing.twoThreads(new PageRing(bytes, false), MESSAGES)).isEqualTo(SUM);
        assertThat(Passing.twoThreads(new PageRing(bytes, true), MESSAGES)).isEqualTo(SUM);
        assertThat(Passing.twoThreads(new AgronaRing(bytes), MESSAGES)).isEqualTo(SUM);
        assertThat(CRing.twoThreads(bytes, false, MESSAGES)).isEqualTo(SUM);
        assertThat(CRing.twoThreads(bytes, true, MESSAGES)).isEqualTo(SUM);
    }
}
