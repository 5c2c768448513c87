package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Controls and classes of objects: numbers and parameters by release. */
class CalleeTest {
    @Test
    void aNumberThatMovesIsTheReleases() {
        Object old = Lab.call(Lab.abi("1.0"), "labSpeed");
        Object latest = Lab.call(Lab.abi("2.0"), "labSpeed");
        assertThat(Lab.call(old, "name")).isEqualTo("LAB_CTRL_CMD_SPEED");
        assertThat(Lab.call(old, "number")).isEqualTo(0x20800a01);
        assertThat(Lab.call(latest, "number")).isEqualTo(0x20800a11);
        assertThat(Lab.call(Lab.call(old, "params"), "byteSize")).isEqualTo(4L);
        assertThat(Lab.call(Lab.call(latest, "params"), "byteSize")).isEqualTo(8L);
        assertThat(Lab.call(old, "fine")).isEqualTo(Map.of());
    }

    @Test
    void aNumberWithTheHighestBitIsUnsigned() {
        assertThat(Lab.call(Lab.call(Lab.abi("2.0"), "labStill"), "number")).isEqualTo(0xa0000002);
    }

    @Test
    void whatOneReleaseLacksIsOptional() {
        assertThat(Lab.call(Lab.abi("2.0"), "labGone")).isEqualTo(Optional.empty());
        Optional<?> there = (Optional<?>) Lab.call(Lab.abi("1.0"), "labGone");
        assertThat(Lab.call(there.orElseThrow(), "number")).isEqualTo(0x20800a03);
    }

    @Test
    void aClassHasTheParametersThatCreateOne() {
        Object bench = Lab.call(Lab.abi("1.0"), "labBench");
        assertThat(Lab.call(bench, "number")).isEqualTo(0x80);
        assertThat(Lab.call(Lab.call(bench, "params"), "byteSize")).isEqualTo(4L);
    }
}
