package org.fwabi.gsp.sim.rm;

import java.util.Arrays;
import java.util.Optional;

/** Controls of digital outputs: which resource drives them, audio, and HDMI. */
final class DfpControls {
    /** Fields of DFP_GET_INFO's flags: signal 2:0, lanes 5:3, HDMI 8, DisplayPort bandwidth 19:17. */
    private static final long SIGNAL_TMDS = 0;

    private static final long SIGNAL_DP = 3;
    private static final long FOUR_LANES = 3 << 3;
    private static final long HDMI_CAPABLE = 1 << 8;
    private static final long BANDWIDTH_5_40 = 3 << 17;

    private final DisplayModel display;

    DfpControls(DisplayModel display) {
        this.display = display;
    }

    void register(ControlTable controls) {
        Kind on = Kind.DISPLAY_COMMON;
        controls.add(on, "NV0073_CTRL_CMD_DFP_GET_INFO", "NV0073_CTRL_DFP_GET_INFO_PARAMS", this::info);
        controls.add(
                on, "NV0073_CTRL_CMD_DFP_SET_ELD_AUDIO_CAPS", "NV0073_CTRL_DFP_SET_ELD_AUDIO_CAP_PARAMS", this::eld);
        controls.add(
                on, "NV0073_CTRL_CMD_DFP_SET_AUDIO_ENABLE", "NV0073_CTRL_DFP_SET_AUDIO_ENABLE_PARAMS", this::audio);
        controls.add(on, "NV0073_CTRL_CMD_DFP_ASSIGN_SOR", "NV0073_CTRL_DFP_ASSIGN_SOR_PARAMS", this::assignSor);
        controls.add(
                on,
                "NV0073_CTRL_CMD_SPECIFIC_SET_HDMI_ENABLE",
                "NV0073_CTRL_SPECIFIC_SET_HDMI_ENABLE_PARAMS",
                call -> hdmi(call, output -> output.hdmiEnabled(call.is("enable"))));
        controls.add(
                on,
                "NV0073_CTRL_CMD_SPECIFIC_SET_HDMI_SINK_CAPS",
                "NV0073_CTRL_SPECIFIC_SET_HDMI_SINK_CAPS_PARAMS",
                call -> hdmi(call, output -> output.hdmiCaps(call.get("caps"))));
        controls.add(
                on,
                "NV0073_CTRL_CMD_SPECIFIC_SET_HDMI_AUDIO_MUTESTREAM",
                "NV0073_CTRL_CMD_SPECIFIC_SET_HDMI_AUDIO_MUTESTREAM_PARAMS",
                call -> hdmi(call, output -> output.muted(call.is("mute"))));
        controls.add(
                on,
                "NV0073_CTRL_CMD_SPECIFIC_SET_OD_PACKET",
                "NV0073_CTRL_SPECIFIC_SET_OD_PACKET_PARAMS",
                this::packet);
    }

    private int info(Call call) {
        Optional<Output> output = display.output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        boolean dp = output.get().displayPort();
        call.set("flags", dp ? SIGNAL_DP | FOUR_LANES | BANDWIDTH_5_40 : SIGNAL_TMDS | HDMI_CAPABLE);
        call.setIf("flags2", 0);
        call.setIf("UHBRSupportedByDfp", 0);
        return Status.OK;
    }

    private int eld(Call call) {
        Optional<Output> output = display.output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        long size = call.get("numELDSize");
        if (size < 0 || size > call.params().length("bufferELD")) {
            return call.bad("numELDSize", "at most " + call.params().length("bufferELD"));
        }
        output.get().eld(Arrays.copyOf(call.params().getBytes("bufferELD"), (int) size));
        return Status.OK;
    }

    private int audio(Call call) {
        Optional<Output> output = display.output(call);
        output.ifPresent(found -> found.audio(call.is("enable")));
        return output.isPresent() ? Status.OK : Status.INVALID_ARGUMENT;
    }

    /** Gives the display the lowest resource that is free and not excluded, or the one that it has. */
    private int assignSor(Call call) {
        Optional<Output> output = display.output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        long taken = call.get("sorExcludeMask");
        for (Output other : display.outputs()) {
            if (other.sor() >= 0 && other != output.get()) {
                taken |= 1L << other.sor();
            }
        }
        if (output.get().sor() < 0) {
            int free = Long.numberOfTrailingZeros(~taken);
            if (free >= DisplayModel.SORS) {
                return Status.INSUFFICIENT_RESOURCES;
            }
            output.get().assign(free);
        }
        for (int i = 0; i < DisplayModel.SORS; i++) {
            int index = i;
            int mask = display.outputs().stream()
                    .filter(candidate -> candidate.sor() == index)
                    .mapToInt(Output::displayId)
                    .findFirst()
                    .orElse(0);
            call.set("sorAssignList[" + i + "]", mask);
            call.set("sorAssignListWithTag[" + i + "].displayMask", mask);
            call.set("sorAssignListWithTag[" + i + "].sorType", 0);
        }
        return Status.OK;
    }

    private interface Change {
        void apply(Output output);
    }

    private int hdmi(Call call, Change change) {
        Optional<Output> output = display.output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        if (output.get().displayPort()) {
            return call.bad("displayId", "an HDMI display");
        }
        change.apply(output.get());
        return Status.OK;
    }

    private int packet(Call call) {
        Optional<Output> output = display.output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        long size = call.get("packetSize");
        if (size < 1 || size > call.params().length("aPacket")) {
            return call.bad("packetSize", "1 to " + call.params().length("aPacket"));
        }
        if (!display.goodHead(call.get("targetHead"))) {
            return call.bad("targetHead", "0 to 3");
        }
        output.get().packet(Arrays.copyOf(call.params().getBytes("aPacket"), (int) size));
        return Status.OK;
    }
}
