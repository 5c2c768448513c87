package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmFailure;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.gsp.sim.rm.RmFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures are values of one type, and the next call works. */
class FaultsTest {
    private static final String BUFFER = "NV2080_CTRL_CMD_CE_GET_FAULT_METHOD_BUFFER_SIZE";

    static Stream<Arguments> faults() {
        return Stream.of("535.113.01", "570.144", "595.45.04")
                .flatMap(release -> Stream.of(
                        Arguments.of(release, new RmFault.AnswerStatus(BUFFER, 0x65, 1), RmFailure.Status.class),
                        Arguments.of(release, new RmFault.Result(BUFFER, 0x51), RmFailure.Result.class),
                        Arguments.of(release, new RmFault.WrongSize(BUFFER, 4), RmFailure.BadReply.class),
                        Arguments.of(release, new RmFault.WrongEcho(BUFFER), RmFailure.BadReply.class),
                        Arguments.of(release, new RmFault.Silent(BUFFER), RmFailure.NoReply.class)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyWayToFailIsToldApartAndTheNextCallWorks(
            String release, RmFault fault, Class<? extends RmFailure> expected) throws RmException {
        try (Bench bench = new Bench(release)) {
            Firmware firmware = bench.gpu().firmware();
            bench.rm().inject(fault);
            RmFailure failure = failure(firmware);
            assertThat(failure).isInstanceOf(expected);
            assertThat(failure.call()).isEqualTo(BUFFER);
            assertThat(failure.describe()).startsWith(BUFFER);

            bench.rm().clearFaults();
            assertThat(FaultMethodBuffer.size(firmware)).isEqualTo(0x2000);
            assertThat(RunlistEngine.read(firmware)).isNotEmpty();
        }
    }

    private static RmFailure failure(Firmware firmware) {
        return catchThrowableOfType(RmException.class, () -> FaultMethodBuffer.size(firmware))
                .failure();
    }

    @Test
    void aGpuThatFallsOffTheBusIsAFailureOfEachCall() throws RmException {
        try (Bench bench = new Bench("570.144")) {
            bench.sim().die();
            assertThat(failure(bench.gpu().firmware()))
                    .isInstanceOfSatisfying(
                            RmFailure.NoReply.class,
                            lost -> assertThat(lost.cause()).isInstanceOf(QueueFailure.class));
            assertThat(bench.gpu().report())
                    .noneMatch(line -> line.good() && line.subject().equals("engines"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void aClientThatIsHalfMadeIsFreed(String release) throws RmException {
        for (String name : new String[] {"NV01_ROOT", "NV01_DEVICE_0", "NV20_SUBDEVICE_0"}) {
            try (Bench bench = new Bench(release)) {
                int before = bench.rm().objects();
                bench.rm().inject(new RmFault.AnswerStatus(name, 0x51, 1));
                RmFailure failure = catchThrowableOfType(
                                RmException.class,
                                () -> GpuClient.create(bench.gpu().firmware(), 1))
                        .failure();
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                RmFailure.Status.class,
                                status -> assertThat(status.status()).isEqualTo(RmStatus.of(0x51)));
                assertThat(bench.rm().objects()).isEqualTo(before);

                try (GpuClient client = GpuClient.create(bench.gpu().firmware(), 1)) {
                    assertThat(client.handle()).isEqualTo(0xc1d00001);
                }
                assertThat(bench.rm().objects()).isEqualTo(before);
            }
        }
    }
}
