package org.fwabi.benchmarks.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XorTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 648, 4096, 65536})
    void javaAndCAgree(int bytes) throws Throwable {
        Xor xor = new Xor();
        xor.bytes = bytes;
        xor.memory = "native only";
        xor.prepare();
        assertThat(xor.fwabi()).isNotZero().isEqualTo(xor.c());
    }
}
