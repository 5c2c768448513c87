package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import org.fwabi.decode.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the transport differs between releases: what a checksum covers, and which messages are counted. */
class SimTransportTest {
    private static final int STATIC = 65;
    private static final int FREE = 10;

    private static RawDriver booted(String release) {
        RawDriver driver = SimTables.driver(SimChip.GA102, release);
        assertThat(driver.boot()).as("%s", driver.gpu.refusals()).isEmpty();
        return driver;
    }

    private static RawQueues.Received ask(RawDriver driver) {
        driver.queues.send(STATIC, request(driver), element -> {});
        return driver.queues.receive(100);
    }

    private static byte[] request(RawDriver driver) {
        return new byte[(int) driver.table.struct("GspStaticConfigInfo").size()];
    }

    /** Sends a message with a byte behind it, which the sum does not know of. */
    private static void sendWithByteBehind(RawDriver driver) {
        driver.queues.send(
                STATIC, request(driver), element -> element.memory().set(ValueLayout.JAVA_BYTE, 4095, (byte) 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"535.113.01", "545.29.06"})
    void wholeSlotsAreSummed(String release) {
        RawDriver driver = booted(release);
        byte[] element = bytes(ask(driver));
        assertThat(ElementReader.checksum(element, 4096)).isZero();
        assertThat(ElementReader.checksum(element, 80 + request(driver).length))
                .as("what an older message left is part of the sum")
                .isNotZero();
        sendWithByteBehind(driver);
        assertThat(driver.gpu.refusals().toString()).contains("checkSum");
        assertThat(driver.queues.receive(100)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550.163.01", "570.144", "595.45.04"})
    void onlyTheMessageIsSummed(String release) {
        RawDriver driver = booted(release);
        byte[] element = bytes(ask(driver));
        assertThat(ElementReader.checksum(element, Bytes.alignUp(80 + request(driver).length, 8)))
                .isZero();
        assertThat(ElementReader.checksum(element, 4096)).isNotZero();
        sendWithByteBehind(driver);
        assertThat(driver.queues.receive(100)).isNotNull();
        assertThat(driver.gpu.refusals()).isEmpty();
    }

    private static byte[] bytes(RawQueues.Received received) {
        return received.element().memory().toArray(ValueLayout.JAVA_BYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"580.142", "590.48.01", "595.45.04"})
    void callsAreCountedAndRepliesRepeatTheNumber(String release) {
        RawDriver driver = booted(release);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(driver).element().getLong("rpc.sequence")).isEqualTo(i);
        }
        driver.queues.send(STATIC, request(driver), element -> element.setLong("rpc.sequence", 7));
        assertThat(driver.gpu.refusals().toString()).contains("rpc.sequence: expected 3, found 7");
    }

    @Test
    void whatNothingAnswersIsNotCounted() {
        RawDriver driver = SimTables.driver(SimChip.GA102, "590.48.01");
        driver.sequenceOfRegistry = 1;
        assertThat(driver.boot()).isNotEmpty();
        assertThat(driver.gpu.refusals().toString())
                .contains("rpc.sequence: expected 0: nothing answers this, found 1");
    }

    @Test
    void eachElementOfALongMessageIsCounted() {
        RawDriver driver = booted("590.48.01");
        byte[] full = new byte[65456];
        Decoded call = driver.table.view("rpc_gsp_rm_control_v03_00", java.lang.foreign.MemorySegment.ofArray(full));
        call.setLong("paramsSize", 100_000);
        driver.queues.send(76, full, element -> {});
        driver.queues.send(71, new byte[1000], element -> element.setLong("rpc.sequence", 0));
        assertThat(driver.gpu.refusals().toString()).contains("rpc.sequence: expected 1, found 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"535.113.01", "575.64.05"})
    void elsewhereNothingIsCounted(String release) {
        RawDriver driver = booted(release);
        driver.queues.send(FREE, new byte[16], element -> element.setLong("rpc.sequence", 1));
        assertThat(driver.gpu.refusals().toString()).contains("rpc.sequence: expected 0, found 1");
    }
}
