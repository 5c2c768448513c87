package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fwabi.decode.Decoded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimQueueTest {
    private static final int STATIC = 65;
    private RawDriver driver;

    @BeforeEach
    void boot() {
        driver = SimTables.driver(SimChip.GA102, "570.144");
        assertThat(driver.boot()).isEmpty();
    }

    private void refused(String what) {
        assertThat(driver.gpu.refusals()).isNotEmpty();
        assertThat(driver.gpu.refusals().toString()).contains(what);
    }

    private byte[] staticRequest() {
        return new byte[(int) driver.table.struct("GspStaticConfigInfo").size()];
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("checkSum", e -> e.setLong("checkSum", 1)),
                change("seqNum", e -> e.setLong("seqNum", 99)),
                change("elemCount", e -> e.setLong("elemCount", 2)),
                change("elemCount", e -> e.setLong("elemCount", 0)),
                change("rpc.length", e -> e.setLong("rpc.length", 31)),
                change("rpc.length", e -> e.setLong("rpc.length", 0x10001)),
                change("rpc.length", e -> e.setLong("rpc.length", 0xffffffffL)),
                change("rpc.header_version", e -> e.setLong("rpc.header_version", 0)),
                change("rpc.signature", e -> e.setLong("rpc.signature", 0)),
                change("rpc.rpc_result", e -> e.setLong("rpc.rpc_result", 0)),
                change("rpc.rpc_result_private", e -> e.setLong("rpc.rpc_result_private", 0)),
                change("rpc.sequence", e -> e.setLong("rpc.sequence", 40)),
                change("rpc.u.spare", e -> e.setLong("rpc.u.spare", 1)),
                change("authTagBuffer", e -> e.setLong("authTagBuffer[3]", 1)));
    }

    private static Arguments change(String field, Consumer<Decoded> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aWrongHeaderIsRefusedAndCostsThatElementOnly(String field, Consumer<Decoded> change) {
        driver.queues.send(STATIC, staticRequest(), change);
        refused(field);
        assertThat(driver.queues.receive(100)).isNull();
        int refusals = driver.gpu.refusals().size();
        driver.queues.send(STATIC, staticRequest(), e -> {});
        if (!field.equals("rpc.sequence")) {
            assertThat(driver.queues.receive(100)).isNotNull();
            assertThat(driver.gpu.refusals()).hasSizeLessThanOrEqualTo(refusals + 1);
        }
    }

    @Test
    void bytesAfterTheEndMustBeZero() {
        byte[] payload = RawQueues.registry("Key");
        driver.queues.send(
                10, new byte[17], e -> e.memory().set(java.lang.foreign.ValueLayout.JAVA_BYTE, 80 + 17, (byte) 1));
        refused("byte 97");
        assertThat(payload.length % 8).isNotZero();
    }

    @Test
    void sizesAreExact() {
        driver.queues.send(STATIC, new byte[100], e -> {});
        refused("GET_GSP_STATIC_INFO payload: expected 1656 bytes, found 100 bytes");
        assertThat(driver.queues.receive(100).element().getLong("rpc.rpc_result"))
                .isNotZero();
    }

    @Test
    void unknownFunctionsAndWrongStates() {
        driver.queues.send(0x4711, new byte[8], e -> {});
        refused("command 0x4711");
        assertThat(driver.queues.receive(100).element().getLong("rpc.rpc_result"))
                .isEqualTo(0x56);
        driver.queues.sendSystemInfo();
        refused("one that fits the state READY");
    }

    @Test
    void pointerOutsideTheRing() {
        driver.queues.header().setLong("writePtr", 63);
        driver.write(0x110c00, 0);
        refused("command queue writePtr: expected below 63");
    }

    @Test
    void manyMessagesWrapTheRings() {
        for (int i = 0; i < 200; i++) {
            driver.queues.send(STATIC, staticRequest(), e -> {});
            assertThat(driver.queues.receive(100)).as("message %d", i).isNotNull();
        }
        assertThat(driver.gpu.refusals()).isEmpty();
    }

    @Test
    void aFullStatusRingIsWaitedFor() {
        for (int i = 0; i < 70; i++) {
            driver.gpu.injectEvent("OS_ERROR_LOG", 0, log -> log.setString("errString", "text"));
        }
        driver.sleepMicros(1_000);
        for (int i = 0; i < 70; i++) {
            assertThat(driver.queues.receive(100)).as("event %d", i).isNotNull();
        }
        assertThat(driver.gpu.refusals()).isEmpty();
    }

    @Test
    void eventsCarryWhatATestPutsIn() {
        driver.gpu.injectEvent("POST_EVENT", 9, event -> {
            event.setLong("eventDataSize", 9);
            event.setLong("eventData[8]", 0x5a);
        });
        RawQueues.Received received = driver.queues.receive(100);
        assertThat(received.function()).isEqualTo(4099);
        assertThat(received.payload()).hasSize(29 + 9);
        assertThat(received.payload()[29 + 8]).isEqualTo((byte) 0x5a);
        driver.gpu.injectEvent("RC_TRIGGERED", 0, event -> event.setLong("chid", 7));
        assertThat(driver.queues.receive(100).function()).isEqualTo(4100);
    }

    @Test
    void longMessagesContinueBothWays() {
        int params = 100_000;
        byte[] payload = new byte[24 + params];
        Decoded call = driver.table.view("rpc_gsp_rm_control_v03_00", MemorySegment.ofArray(payload));
        call.setLong("paramsSize", params);
        call.setLong("params[99999]", 0x77);
        driver.queues.send(76, java.util.Arrays.copyOf(payload, 65456), e -> {});
        driver.queues.send(71, java.util.Arrays.copyOfRange(payload, 65456, payload.length), e -> {});
        // It arrives whole; only that no object of that handle is there is wrong with it.
        assertThat(driver.gpu.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.where()).startsWith("control 0x00000000"));
        RawQueues.Received first = driver.queues.receive(100);
        RawQueues.Received rest = driver.queues.receive(100);
        assertThat(first.function()).isEqualTo(76);
        assertThat(first.payload()).hasSize(65456);
        assertThat(rest.function()).isEqualTo(71);
        assertThat(rest.payload()).hasSize(payload.length - 65456);
        assertThat(rest.payload()[rest.payload().length - 1]).isEqualTo((byte) 0x77);
    }

    @Test
    void aContinuationOfNothingIsRefused() {
        driver.queues.send(71, new byte[8], e -> {});
        refused("CONTINUATION_RECORD");
    }

    @Test
    void eventsNeedARunningResourceManager() {
        RawDriver off = SimTables.driver(SimChip.GA102, "570.144");
        assertThatThrownBy(() -> off.gpu.injectEvent("OS_ERROR_LOG", 0, e -> {}))
                .isInstanceOf(IllegalStateException.class);
    }
}
