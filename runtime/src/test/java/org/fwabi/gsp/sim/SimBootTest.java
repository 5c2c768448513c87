package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;
import org.fwabi.decode.Decoded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimBootTest {
    static Stream<Arguments> all() {
        return Stream.of(SimChip.values())
                .filter(chip -> !chip.fsp())
                .flatMap(chip -> Stream.of(SimTables.RELEASES).map(release -> Arguments.of(chip, release)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void bootsAnswersAndUnloadsWithoutRefusal(SimChip chip, String release) {
        RawDriver driver = SimTables.driver(chip, release);

        assertThat(driver.boot()).as("%s", driver.gpu.refusals()).isEmpty();
        assertThat(driver.gpu.imageSha256()).contains(driver.firmware.imageSha256());
        assertThat(driver.gpu.running()).isTrue();
        assertThat(driver.interrupts).isPositive();

        String struct = "GspStaticConfigInfo";
        driver.queues.send(
                "GET_GSP_STATIC_INFO",
                new byte[(int) driver.table.struct(struct).size()]);
        RawQueues.Received reply = driver.queues.receive(1_000);
        Decoded info = driver.table.view(struct, MemorySegment.ofArray(reply.payload()));
        assertThat(info.getString("gpuNameString")).isEqualTo(chip.gpuName());
        assertThat(info.getLong("fb_length")).isEqualTo(chip.framebufferSize());
        assertThat(info.getLong("fbRegionInfoParams.numFBRegions")).isEqualTo(3);
        assertThat(info.getLong("fbRegionInfoParams.fbRegion[2].limit")).isEqualTo(chip.framebufferSize() - 1);
        assertThat(info.getBoolean("fbRegionInfoParams.fbRegion[2].bProtected")).isTrue();

        assertThat(driver.unload()).as("%s", driver.gpu.refusals()).isTrue();
        assertThat(driver.gpu.wpr2Up()).isFalse();
        assertThat(driver.gpu.refusals()).isEmpty();
    }
}
