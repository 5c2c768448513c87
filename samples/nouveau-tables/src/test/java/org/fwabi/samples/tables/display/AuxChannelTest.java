package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fwabi.samples.tables.display.Screens.DP;
import static org.fwabi.samples.tables.display.Screens.HDMI;
import static org.fwabi.samples.tables.display.Screens.failed;
import static org.fwabi.samples.tables.display.Screens.ok;

import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmStatus;

/** Registers of a sink, and the I2C device with its description. */
class AuxChannelTest {
    private static final int EDID_DEVICE = 0x50;

    @OnEachRelease
    void registersAreReadAndWritten(String release) {
        try (Screens screens = new Screens(release)) {
            AuxChannel aux = screens.display.aux();
            AuxAnswer answer = ok(aux.read(DP, 0, 3));
            assertThat(answer.kind()).isEqualTo(AuxAnswer.Kind.ACK);
            assertThat(answer.bytes()).containsExactly(0x14, 0x14, 0x84);
            AuxAnswer written = ok(aux.write(DP, 0x103, (byte) 1, (byte) 2, (byte) 3));
            assertThat(written.kind()).isEqualTo(AuxAnswer.Kind.ACK);
            assertThat(written.transferred()).isEqualTo(3);
            assertThat(written.bytes()).isEmpty();
            assertThat(ok(aux.read(DP, 0x103, 3)).bytes()).containsExactly(1, 2, 3);
            assertThat(ok(aux.read(DP, 0, 16)).bytes()).hasSize(16);
            for (int bytes : new int[] {0, 17}) {
                assertThatThrownBy(() -> aux.read(DP, 0, bytes)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> aux.write(DP, 0, new byte[bytes]))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            screens.noRefusals();
            failed(aux.read(HDMI, 0, 1), Screens.INVALID_ARGUMENT);
            screens.bench.rm().display().plug((int) DP, false);
            failed(aux.read(DP, 0, 1), RmStatus.of(0x65));
        }
    }

    @OnEachRelease
    void theDescriptionIsAlsoBehindIt(String release) {
        try (Screens screens = new Screens(release)) {
            AuxChannel aux = screens.display.aux();
            assertThat(ok(aux.writeI2c(DP, EDID_DEVICE, true, (byte) 0)).transferred())
                    .isEqualTo(1);
            byte[] edid = new byte[128];
            for (int at = 0; at < edid.length; at += AuxChannel.MAX) {
                byte[] part = ok(aux.readI2c(DP, EDID_DEVICE, AuxChannel.MAX, at + AuxChannel.MAX < edid.length))
                        .bytes();
                System.arraycopy(part, 0, edid, at, part.length);
            }
            assertThat(new Edid(edid)).isEqualTo(ok(screens.display.connectors().edid(DP)));
            assertThat(ok(aux.readI2c(DP, 0x51, 1, false)).kind()).isEqualTo(AuxAnswer.Kind.NACK);
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void aSinkThatIsNotReadyIsAskedAgain(String release) {
        try (Screens screens = new Screens(release)) {
            AuxChannel aux = screens.display.aux();
            screens.dp().notReady(2, 5);
            long start = screens.bench.sim().clock().nanoTime();
            assertThat(ok(aux.write(DP, 0x100, (byte) 0x55, (byte) 0x66)).transferred())
                    .isEqualTo(2);
            assertThat(screens.bench.sim().clock().nanoTime() - start).isGreaterThanOrEqualTo(10_000_000);
            assertThat(screens.retries).hasSize(2);
            assertThat(ok(aux.read(DP, 0x100, 2)).bytes())
                    .as("the bytes were sent anew")
                    .containsExactly(0x55, 0x66);

            screens.dp().notReady(4, 1);
            assertThat(aux.read(DP, 0, 1)).isInstanceOfSatisfying(RmReply.Fine.class, fine -> {
                assertThat(fine.status()).isEqualTo(RmStatus.of(0x55));
                assertThat(((AuxAnswer) fine.params()).kind()).isEqualTo(AuxAnswer.Kind.DEFER);
                assertThat(((AuxAnswer) fine.params()).bytes()).isEmpty();
            });
            assertThat(ok(aux.read(DP, 0, 1)).bytes()).containsExactly(0x14);
            screens.noRefusals();
        }
    }
}
