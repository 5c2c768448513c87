package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fwabi.samples.tables.display.Screens.DP;
import static org.fwabi.samples.tables.display.Screens.HDMI;
import static org.fwabi.samples.tables.display.Screens.failed;
import static org.fwabi.samples.tables.display.Screens.ok;

import java.util.OptionalInt;
import org.fwabi.gsp.ReportLine;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.gsp.sim.rm.RmFault;
import org.junit.jupiter.api.Test;

/** What there is to show pictures, and what is connected. */
class HeadsAndConnectorsTest {
    @OnEachRelease
    void headsAreCountedAndTellWhatTheyShow(String release) {
        try (Screens screens = new Screens(release)) {
            Heads heads = screens.display.heads();
            assertThat(ok(heads.count())).isEqualTo(4);
            assertThat(ok(heads.mask())).isEqualTo(0xf);
            assertThat(ok(heads.active(2))).isEmpty();
            int sor = screens.link();
            ok(screens.display.displayPort().stream(new SingleStream(2, sor, 0, 44, 1920, true, 64, 26)));
            assertThat(ok(heads.active(2))).hasValue(DP);
            assertThat(ok(heads.active(1))).isEmpty();
            screens.noRefusals();
            failed(heads.active(4), Screens.INVALID_ARGUMENT);
        }
    }

    @OnEachRelease
    void connectedIsWhatIsPluggedIn(String release) {
        try (Screens screens = new Screens(release)) {
            Connectors connectors = screens.display.connectors();
            assertThat(ok(connectors.supported())).isEqualTo(new Connectors.Supported(HDMI | DP, HDMI | DP));
            assertThat(ok(connectors.connected(HDMI | DP))).isEqualTo(HDMI | DP);
            screens.bench.rm().display().plug((int) HDMI, false);
            assertThat(ok(connectors.connected(HDMI | DP))).isEqualTo(DP);
            assertThat(ok(connectors.isConnected(HDMI))).isFalse();
            assertThat(ok(connectors.isConnected(DP))).isTrue();
            screens.noRefusals();
            failed(connectors.connected(0x400), Screens.INVALID_ARGUMENT);
        }
    }

    @OnEachRelease
    void connectorsAndWhatDrivesThemHaveNames(String release) {
        try (Screens screens = new Screens(release)) {
            Connectors connectors = screens.display.connectors();
            assertThat(ok(connectors.connections(HDMI)).connectors())
                    .containsExactly(new Connector(Connector.Kind.HDMI, 0x61, 0, 0));
            assertThat(ok(connectors.connections(DP)).connectors())
                    .containsExactly(new Connector(Connector.Kind.DISPLAY_PORT, 0x46, 1, 0));
            OutputResource hdmi = ok(connectors.output(HDMI));
            assertThat(hdmi.kind()).isEqualTo(OutputResource.Kind.SOR);
            assertThat(hdmi.signal()).isEqualTo(OutputResource.Signal.TMDS_A);
            assertThat(ok(connectors.output(DP)).signal()).isEqualTo(OutputResource.Signal.DISPLAY_PORT_A);
            assertThat(ok(connectors.panel(HDMI)))
                    .isEqualTo(new Panel(false, true, false, OptionalInt.empty(), OptionalInt.empty(), 0));
            assertThat(ok(connectors.panel(DP)))
                    .isEqualTo(new Panel(true, false, false, OptionalInt.of(4), OptionalInt.of(5400), 0));
            screens.noRefusals();
            failed(connectors.connections(0x400), Screens.INVALID_ARGUMENT);
            failed(connectors.output(0x400), Screens.INVALID_ARGUMENT);
            failed(connectors.panel(0x400), Screens.INVALID_ARGUMENT);
        }
    }

    @OnEachRelease
    void aMonitorTellsItsName(String release) {
        try (Screens screens = new Screens(release)) {
            Connectors connectors = screens.display.connectors();
            Edid edid = ok(connectors.edid(HDMI));
            assertThat(edid.bytes()).hasSize(128);
            assertThat(edid.valid()).isTrue();
            assertThat(edid.name()).contains("FWABI HDMI");
            assertThat(ok(connectors.edid(DP)).name()).contains("FWABI DP");
            screens.bench.rm().display().plug((int) DP, false);
            failed(connectors.edid(DP), RmStatus.of(0x25));
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void eachDisplayGetsAnSorOfItsOwn(String release) {
        try (Screens screens = new Screens(release)) {
            Connectors connectors = screens.display.connectors();
            assertThat(ok(connectors.assignSor(DP, 0b101, true))).hasValue(1);
            assertThat(ok(connectors.assignSor(HDMI, 0, false))).hasValue(0);
            assertThat(ok(connectors.assignSor(DP, 0, false)))
                    .as("the one it has")
                    .hasValue(1);
            assertThat(ok(connectors.output(DP)).index()).isEqualTo(1);
            screens.noRefusals();
        }
        try (Screens screens = new Screens(release)) {
            failed(screens.display.connectors().assignSor(DP, 0b1111, false), RmStatus.of(0x1a));
        }
    }

    @OnEachRelease
    void theReportSaysIt(String release) throws RmException {
        try (Screens screens = new Screens(release)) {
            screens.bench.rm().display().plug((int) HDMI, false);
            assertThat(screens.display.report().lines())
                    .containsExactly(
                            "4 heads, 8 windows",
                            "HDMI 0x100: nothing connected",
                            "DISPLAY_PORT 0x200: FWABI DP, up to 5400 Mbit/s a lane, many streams");
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void soDoesTheReportOfTheDriver(String release) {
        try (Screens screens = new Screens(release)) {
            assertThat(screens.bench.gpu().report())
                    .filteredOn(line -> line.subject().equals("display"))
                    .containsExactly(
                            ReportLine.of("display", "4 heads, 8 windows"),
                            ReportLine.of("display", "HDMI 0x100: FWABI HDMI"),
                            ReportLine.of(
                                    "display", "DISPLAY_PORT 0x200: FWABI DP, up to 5400 Mbit/s a lane, many streams"));
        }
    }

    /** A question that fails makes a line that says so, and the rest is told. */
    @OnEachRelease
    void aFailureIsALineOfTheReport(String release) {
        try (Screens screens = new Screens(release)) {
            String control = "NV0073_CTRL_CMD_SPECIFIC_GET_CONNECTOR_DATA";
            screens.bench.rm().inject(new RmFault.AnswerStatus(control, 0x65, 1));
            assertThat(screens.bench.gpu().report())
                    .filteredOn(line -> line.subject().equals("display"))
                    .containsExactly(ReportLine.failed("display", "connectors failed with NV_ERR_TIMEOUT (0x65)"));
        }
    }

    @Test
    void anEdidThatIsBrokenHasNoName() {
        byte[] good;
        try (Screens screens = new Screens("570.144")) {
            good = ok(screens.display.connectors().edid(DP)).bytes();
        }
        for (int at : new int[] {0, 1, 7, 100, 127}) {
            byte[] broken = good.clone();
            broken[at] ^= 0x10;
            assertThat(new Edid(broken).valid()).as("byte %d", at).isFalse();
            assertThat(new Edid(broken).name()).as("byte %d", at).isEmpty();
        }
        assertThat(new Edid(new byte[127]).valid()).isFalse();
        assertThat(new Edid(new byte[0]).name()).isEmpty();
        assertThat(new Edid(good)).isEqualTo(new Edid(good.clone())).hasSameHashCodeAs(new Edid(good.clone()));
    }
}
