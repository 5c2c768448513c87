package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fwabi.samples.tables.display.Screens.DP;
import static org.fwabi.samples.tables.display.Screens.HDMI;
import static org.fwabi.samples.tables.display.Screens.failed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.gsp.sim.rm.RmFault;

/** Each operation, each way to fail: all are values, none is lost, and the queue goes on. */
class FailuresTest {
    private static final RmStatus GENERIC = RmStatus.of(0xffff);

    /** Operations by the C name of their control. */
    private static Map<String, Function<Display, RmReply<?>>> operations() {
        Map<String, Function<Display, RmReply<?>>> all = new LinkedHashMap<>();
        String common = "NV0073_CTRL_CMD_";
        all.put(common + "SYSTEM_GET_NUM_HEADS", display -> display.heads().count());
        all.put(
                common + "SPECIFIC_GET_ALL_HEAD_MASK",
                display -> display.heads().mask());
        all.put(common + "SYSTEM_GET_ACTIVE", display -> display.heads().active(0));
        all.put(common + "SYSTEM_GET_SUPPORTED", display -> display.connectors().supported());
        all.put(
                common + "SYSTEM_GET_CONNECT_STATE",
                display -> display.connectors().connected(DP));
        all.put(
                common + "SPECIFIC_GET_CONNECTOR_DATA",
                display -> display.connectors().connections(DP));
        all.put(common + "SPECIFIC_OR_GET_INFO", display -> display.connectors().output(DP));
        all.put(common + "SPECIFIC_GET_EDID_V2", display -> display.connectors().edid(DP));
        all.put(common + "DFP_GET_INFO", display -> display.connectors().panel(DP));
        all.put(common + "DFP_ASSIGN_SOR", display -> display.connectors().assignSor(DP, 0, true));
        all.put(
                common + "SPECIFIC_GET_BACKLIGHT_BRIGHTNESS",
                display -> display.backlight().percent(DP));
        all.put(
                common + "SPECIFIC_SET_BACKLIGHT_BRIGHTNESS",
                display -> display.backlight().percent(DP, 10));
        all.put(common + "DP_AUXCH_CTRL", display -> display.aux().read(DP, 0, 1));
        all.put(common + "DP_CTRL", display -> display.displayPort().train(DP, LinkSettings.single(1, 1620)));
        all.put(common + "DP_GET_CAPS", display -> display.displayPort().capabilities(0));
        all.put(
                common + "DP_CONFIG_INDEXED_LINK_RATES",
                display -> display.displayPort().indexedRates(DP, List.of(8100)));
        all.put(common + "DP_SET_LANE_DATA", display -> display.displayPort().signals(DP, List.of(new Lane(0, 0))));
        all.put(
                common + "DP_SET_MANUAL_DISPLAYPORT",
                display -> display.displayPort().manual());
        all.put(
                common + "DP_CONFIG_STREAM",
                display -> display.displayPort().stream(new SingleStream(0, 0, 0, 0, 0, true, 64, 0)));
        all.put(
                common + "DP_TOPOLOGY_ALLOCATE_DISPLAYID",
                display -> display.mst().get(DP));
        all.put(common + "DP_TOPOLOGY_FREE_DISPLAYID", display -> display.mst().put(0x400));
        all.put(common + "SPECIFIC_SET_HDMI_ENABLE", display -> display.hdmi().enable(HDMI, true));
        all.put(
                common + "SPECIFIC_SET_HDMI_SINK_CAPS",
                display -> display.hdmi().sinkCaps(HDMI, new SinkCaps(true, true, true)));
        all.put(
                common + "SPECIFIC_SET_HDMI_AUDIO_MUTESTREAM",
                display -> display.hdmi().mute(HDMI, true));
        all.put(
                common + "SPECIFIC_SET_OD_PACKET",
                display -> display.hdmi().packet(HDMI, 0, Hdmi.Rhythm.ONCE, (byte) 1));
        all.put(common + "DFP_SET_ELD_AUDIO_CAPS", display -> display.audio().describe(DP, 0, (byte) 1));
        all.put(common + "DFP_SET_AUDIO_ENABLE", display -> display.audio().enable(DP, true));
        all.put(common + "DP_SET_AUDIO_MUTESTREAM", display -> display.audio().mute(DP, true));
        String internal = "NV2080_CTRL_CMD_INTERNAL_";
        all.put(
                internal + "DISPLAY_GET_STATIC_INFO",
                display -> display.channels().hardware());
        all.put(
                internal + "DISPLAY_WRITE_INST_MEM",
                display -> display.channels().instanceMemory(Screens.INSTANCE));
        all.put(
                internal + "DISPLAY_CHANNEL_PUSHBUFFER",
                display -> display.channels().noPushBuffer(0));
        all.put(
                internal + "INIT_BRIGHTC_STATE_LOAD",
                display -> display.channels().noBrightnessState());
        return all;
    }

    @OnEachRelease
    void theStatusOfEachOperationIsSeen(String release) {
        try (Screens screens = new Screens(release)) {
            operations().forEach((control, operation) -> {
                screens.bench.rm().inject(new RmFault.AnswerStatus(control, GENERIC.number(), 1));
                RmReply<?> reply = operation.apply(screens.display);
                assertThat(reply).as(control).isInstanceOf(RmReply.Failed.class);
                failed(reply, GENERIC);
                assertThatThrownBy(() -> reply.orThrow(control))
                        .isInstanceOf(RmException.class)
                        .hasMessageContaining(control)
                        .hasMessageContaining("0xffff");
            });
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void aMessageThatIsRefusedOrAnsweredWronglyIsNotASuccess(String release) {
        try (Screens screens = new Screens(release)) {
            operations().forEach((control, operation) -> {
                screens.bench.rm().inject(new RmFault.Result(control, 0x51));
                assertThat(operation.apply(screens.display)).as(control).isInstanceOf(RmReply.Refused.class);
                screens.bench.rm().clearFaults();
                for (RmFault fault :
                        new RmFault[] {new RmFault.WrongSize(control, 4), new RmFault.WrongEcho(control)}) {
                    screens.bench.rm().inject(fault);
                    assertThat(operation.apply(screens.display)).as("%s", fault).isInstanceOf(RmReply.Malformed.class);
                    screens.bench.rm().clearFaults();
                }
            });
            assertThat(screens.retries).isEmpty();
        }
    }

    @OnEachRelease
    void anAnswerThatNeverComesIsLostAndTheNextCallWorks(String release) {
        try (Screens screens = new Screens(release)) {
            operations().forEach((control, operation) -> {
                screens.bench.rm().inject(new RmFault.Silent(control));
                assertThat(operation.apply(screens.display)).as(control).isInstanceOf(RmReply.Lost.class);
                screens.bench.rm().clearFaults();
                assertThat(Screens.ok(screens.display.heads().count())).isEqualTo(4);
            });
        }
    }
}
