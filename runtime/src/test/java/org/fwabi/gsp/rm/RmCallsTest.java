package org.fwabi.gsp.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fwabi.decode.Decoded;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.sim.rm.RmFault;
import org.fwabi.message.Control;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each outcome of a call is told apart, with the envelope of every release, and the next call works. */
class RmCallsTest {
    private static final int FAULT_BUFFER = 0x2000;

    private static void alive(Bench bench) {
        bench.rm().clearFaults();
        assertThat(bench.internal(bench.faultBuffer()))
                .isInstanceOfSatisfying(
                        RmReply.Ok.class,
                        ok -> assertThat(((Decoded) ok.params()).getLong("size"))
                                .isEqualTo(FAULT_BUFFER));
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void statusesThatAreDeclaredAreFineAndOthersAreNot(String release) {
        try (Bench bench = new Bench(release)) {
            alive(bench);
            String name = bench.faultBuffer().name();
            bench.rm().inject(new RmFault.AnswerStatus(name, 0x56, 2));
            assertThat(bench.internal(bench.faultBuffer()))
                    .isInstanceOfSatisfying(
                            RmReply.Failed.class,
                            failed -> assertThat(failed.status()).hasToString("NV_ERR_NOT_SUPPORTED (0x56)"));
            assertThat(bench.internal(bench.faultBuffer(Map.of(0x56L, "NOT_SUPPORTED"))))
                    .isInstanceOfSatisfying(
                            RmReply.Fine.class,
                            fine -> assertThat(fine.status()).isEqualTo(RmStatus.NOT_SUPPORTED));
            alive(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void resultSizeEchoAndSilenceAreToldApart(String release) {
        try (Bench bench = new Bench(release)) {
            String name = bench.faultBuffer().name();
            bench.rm().inject(new RmFault.Result(name, 0x55));
            assertThat(bench.internal(bench.faultBuffer()))
                    .isInstanceOfSatisfying(
                            RmReply.Refused.class,
                            refused -> assertThat(refused.result()).hasToString("NV_ERR_NOT_READY (0x55)"));
            alive(bench);
            for (int by : new int[] {-4, -1, 1, 4}) {
                bench.rm().inject(new RmFault.WrongSize(name, by));
                assertThat(bench.internal(bench.faultBuffer()))
                        .isInstanceOfSatisfying(RmReply.Malformed.class, malformed -> {
                            assertThat(malformed.reason().field()).isEqualTo("paramsSize");
                            assertThat(malformed.reason().actual()).isEqualTo(Integer.toString(4 + by));
                            assertThat(malformed.reason().expected())
                                    .contains(name)
                                    .contains(release);
                        });
                alive(bench);
            }
            bench.rm().inject(new RmFault.WrongEcho(name));
            assertThat(bench.internal(bench.faultBuffer()))
                    .isInstanceOfSatisfying(
                            RmReply.Malformed.class,
                            malformed -> assertThat(malformed.reason().field()).isEqualTo("cmd"));
            alive(bench);
            bench.rm().inject(new RmFault.Silent(name));
            assertThat(bench.internal(bench.faultBuffer()))
                    .isInstanceOfSatisfying(
                            RmReply.Lost.class,
                            lost -> assertThat(lost.failure()).isInstanceOf(QueueFailure.TimedOut.class));
            alive(bench);
        }
    }

    /** Without a sequence number in replies only the envelope tells whose answer it is. */
    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void aLateAnswerIsNotTakenForTheNextOnes(String release) {
        try (Bench bench = new Bench(release)) {
            bench.rm().inject(new RmFault.Late(bench.faultBuffer().name(), 5_000_000_000L));
            assertThat(bench.internal(bench.faultBuffer())).isInstanceOf(RmReply.Lost.class);
            bench.rm().clearFaults();
            RmReply<Decoded> next = bench.internal(bench.control(
                    "NV2080_CTRL_CMD_GPU_GET_FERMI_GPC_INFO", "NV2080_CTRL_GPU_GET_FERMI_GPC_INFO_PARAMS", Map.of()));
            if (next instanceof RmReply.Ok<Decoded>(Decoded params)) {
                assertThat(params.getLong("gpcMask")).isEqualTo(0b1011);
            } else {
                assertThat(next).isInstanceOf(RmReply.Malformed.class);
            }
            bench.gpu.clock().sleepNanos(10_000_000);
            alive(bench);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void busyIsTriedAgainOnlyWhenAsked(String release) {
        try (Bench bench = new Bench(release)) {
            String name = bench.faultBuffer().name();
            bench.rm().inject(new RmFault.AnswerStatus(name, 0x03, 3));
            assertThat(bench.internal(bench.faultBuffer()))
                    .isInstanceOfSatisfying(
                            RmReply.Failed.class,
                            failed -> assertThat(failed.status()).isEqualTo(RmStatus.BUSY_RETRY));
            List<String> told = new ArrayList<>();
            RmRetry<Decoded> retry = RmRetry.busy(
                    4,
                    Duration.ofMillis(2),
                    (control, status, tries) -> told.add(control + " " + status.number() + " " + tries));
            long start = bench.gpu.clock().nanoTime();
            assertThat(bench.calls.control(
                            Bench.INTERNAL_CLIENT, Bench.INTERNAL_SUBDEVICE, bench.faultBuffer(), p -> {}, retry))
                    .isInstanceOf(RmReply.Ok.class);
            assertThat(told).containsExactly(name + " 3 1", name + " 3 2");
            assertThat(bench.gpu.clock().nanoTime() - start).isGreaterThan(4_000_000);
            bench.rm().inject(new RmFault.AnswerStatus(name, 0x03, 9));
            assertThat(bench.calls.control(
                            Bench.INTERNAL_CLIENT, Bench.INTERNAL_SUBDEVICE, bench.faultBuffer(), p -> {}, retry))
                    .isInstanceOf(RmReply.Failed.class);
            assertThat(told).hasSize(6);
            alive(bench);
        }
    }

    /** A status that is declared as no failure may still ask for patience. */
    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void aStatusThatIsFineCanBeWorthAnotherTryToo(String release) {
        try (Bench bench = new Bench(release)) {
            Control<Decoded> control = bench.control(
                    bench.faultBuffer().name(),
                    "NV2080_CTRL_CE_GET_FAULT_METHOD_BUFFER_SIZE_PARAMS",
                    Map.of(0x55L, "NOT_READY"));
            List<Integer> told = new ArrayList<>();
            RmRetry<Decoded> retry = new RmRetry<>(
                    status -> status == 0x55, 2, p -> Duration.ofMillis(3), (name, status, tries) -> told.add(tries));
            bench.rm().inject(new RmFault.AnswerStatus(control.name(), 0x55, 2));
            long start = bench.gpu.clock().nanoTime();
            assertThat(bench.calls.control(Bench.INTERNAL_CLIENT, Bench.INTERNAL_SUBDEVICE, control, p -> {}, retry))
                    .isInstanceOf(RmReply.Ok.class);
            assertThat(bench.gpu.clock().nanoTime() - start).isGreaterThan(6_000_000);
            bench.rm().inject(new RmFault.AnswerStatus(control.name(), 0x55, 3));
            assertThat(bench.calls.control(Bench.INTERNAL_CLIENT, Bench.INTERNAL_SUBDEVICE, control, p -> {}, retry))
                    .isInstanceOf(RmReply.Fine.class);
            assertThat(told).containsExactly(1, 2, 1, 2);
            alive(bench);
        }
    }

    /** nouveau checks no status of a control that only writes, and so never learns of this. */
    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void aControlOfAnotherReleasesSizeFails(String release) {
        try (Bench bench = new Bench(release)) {
            assertThat(bench.internal(bench.longer(
                            bench.faultBuffer().name(), "NV2080_CTRL_CE_GET_FAULT_METHOD_BUFFER_SIZE_PARAMS", 32)))
                    .isInstanceOfSatisfying(
                            RmReply.Failed.class,
                            failed -> assertThat(failed.status()).isEqualTo(RmStatus.INVALID_PARAM_STRUCT));
            alive(bench);
        }
    }
}
