package org.fwabi.gsp.sim.rm;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The displays: an HDMI and a DisplayPort connector, four heads, four output resources; and the controls that are not of
 * one kind of connector only.
 */
public final class DisplayModel {
    static final int HEADS = 4;
    static final int SORS = 4;
    private static final int HDMI = 0x100;
    private static final int DISPLAY_PORT = 0x200;
    private static final int CONNECTOR_DP = 0x46;
    private static final int CONNECTOR_HDMI = 0x61;
    private static final int OR_TYPE_SOR = 2;
    private static final int PROTOCOL_TMDS_A = 1;
    private static final int PROTOCOL_DP_A = 8;
    private static final int BRIGHTNESS_PERCENT_100 = 1;
    private static final int MAX_PERCENT = 100;

    private final EventModel events;
    private final List<Output> outputs = new ArrayList<>();
    private final int[] active = new int[HEADS];

    DisplayModel(EventModel events) {
        this.events = events;
        clear();
    }

    void clear() {
        outputs.clear();
        outputs.add(new Output(HDMI, false, "FWABI HDMI"));
        outputs.add(new Output(DISPLAY_PORT, true, "FWABI DP"));
        java.util.Arrays.fill(active, 0);
    }

    void register(ControlTable controls) {
        Kind on = Kind.DISPLAY_COMMON;
        controls.add(on, "NV0073_CTRL_CMD_SYSTEM_GET_NUM_HEADS", "NV0073_CTRL_SYSTEM_GET_NUM_HEADS_PARAMS", call -> {
            call.set("numHeads", HEADS);
            return Status.OK;
        });
        controls.add(
                on,
                "NV0073_CTRL_CMD_SPECIFIC_GET_ALL_HEAD_MASK",
                "NV0073_CTRL_SPECIFIC_GET_ALL_HEAD_MASK_PARAMS",
                call -> {
                    call.set("headMask", (1 << HEADS) - 1L);
                    return Status.OK;
                });
        controls.add(on, "NV0073_CTRL_CMD_SYSTEM_GET_SUPPORTED", "NV0073_CTRL_SYSTEM_GET_SUPPORTED_PARAMS", call -> {
            call.set("displayMask", HDMI | DISPLAY_PORT);
            call.set("displayMaskDDC", HDMI | DISPLAY_PORT);
            return Status.OK;
        });
        controls.add(
                on,
                "NV0073_CTRL_CMD_SYSTEM_GET_CONNECT_STATE",
                "NV0073_CTRL_SYSTEM_GET_CONNECT_STATE_PARAMS",
                this::connectState);
        controls.add(on, "NV0073_CTRL_CMD_SYSTEM_GET_ACTIVE", "NV0073_CTRL_SYSTEM_GET_ACTIVE_PARAMS", this::active);
        controls.add(on, "NV0073_CTRL_CMD_SPECIFIC_GET_EDID_V2", "NV0073_CTRL_SPECIFIC_GET_EDID_V2_PARAMS", this::edid);
        controls.add(
                on,
                "NV0073_CTRL_CMD_SPECIFIC_GET_CONNECTOR_DATA",
                "NV0073_CTRL_SPECIFIC_GET_CONNECTOR_DATA_PARAMS",
                this::connector);
        controls.add(
                on, "NV0073_CTRL_CMD_SPECIFIC_OR_GET_INFO", "NV0073_CTRL_SPECIFIC_OR_GET_INFO_PARAMS", this::orInfo);
        String backlight = "NV0073_CTRL_SPECIFIC_BACKLIGHT_BRIGHTNESS_PARAMS";
        controls.add(
                on, "NV0073_CTRL_CMD_SPECIFIC_GET_BACKLIGHT_BRIGHTNESS", backlight, call -> backlight(call, false));
        controls.add(on, "NV0073_CTRL_CMD_SPECIFIC_SET_BACKLIGHT_BRIGHTNESS", backlight, call -> backlight(call, true));
    }

    /** The connectors. */
    public List<Output> outputs() {
        return List.copyOf(outputs);
    }

    /** The DisplayPort connector. */
    public Output displayPort() {
        return find(DISPLAY_PORT).orElseThrow();
    }

    /** The HDMI connector. */
    public Output hdmi() {
        return find(HDMI).orElseThrow();
    }

    Optional<Output> find(long displayId) {
        return outputs.stream()
                .filter(output -> output.displayId() == displayId)
                .findFirst();
    }

    /** The output of a call's displayId; empty, and refused, if there is none. */
    Optional<Output> output(Call call) {
        Optional<Output> output = find(call.get("displayId"));
        if (output.isEmpty()) {
            call.bad("displayId", "one bit of 0x300");
        }
        return output;
    }

    boolean goodHead(long head) {
        return head >= 0 && head < HEADS;
    }

    void show(int head, int displayId) {
        active[head] = displayId;
    }

    /**
     * Plugs a monitor in or out, and tells who listens.
     *
     * @return how many were told
     */
    public int plug(int displayId, boolean in) {
        find(displayId)
                .orElseThrow(() -> new NoSuchElementException("no display " + displayId))
                .plug(in);
        return events.notify(EventModel.HOTPLUG, "Nv2080HotplugNotification", data -> {
            data.setLong("plugDisplayMask", in ? displayId : 0);
            data.setLong("unplugDisplayMask", in ? 0 : displayId);
        });
    }

    /**
     * The DisplayPort sink wants attention.
     *
     * @return how many were told
     */
    public int irq() {
        return events.notify(
                EventModel.DP_IRQ, "Nv2080DpIrqNotification", data -> data.setLong("displayId", DISPLAY_PORT));
    }

    private int connectState(Call call) {
        long asked = call.get("displayMask");
        if ((asked & ~(HDMI | DISPLAY_PORT)) != 0) {
            return call.bad("displayMask", "bits of 0x300");
        }
        long connected = outputs.stream()
                .filter(Output::plugged)
                .mapToLong(Output::displayId)
                .reduce(0, (a, b) -> a | b);
        call.set("displayMask", asked & connected);
        call.set("retryTimeMs", 0);
        return Status.OK;
    }

    private int active(Call call) {
        if (!goodHead(call.get("head"))) {
            return call.bad("head", "0 to 3");
        }
        call.set("displayId", active[(int) call.get("head")]);
        return Status.OK;
    }

    private int edid(Call call) {
        Optional<Output> output = output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        if (!output.get().plugged()) {
            return Status.INVALID_DATA;
        }
        call.set("bufferSize", Edid.SIZE);
        call.params().setBytes("edidBuffer", output.get().edid());
        return Status.OK;
    }

    private int connector(Call call) {
        Optional<Output> output = output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        call.set("flags", 1);
        call.set("DDCPartners", 0);
        call.set("count", 1);
        call.set("data[0].index", outputs.indexOf(output.get()));
        call.set("data[0].type", output.get().displayPort() ? CONNECTOR_DP : CONNECTOR_HDMI);
        call.set("data[0].location", 0);
        call.set("platform", 0);
        return Status.OK;
    }

    private int orInfo(Call call) {
        Optional<Output> output = output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        call.set("index", Math.max(0, output.get().sor()));
        call.set("type", OR_TYPE_SOR);
        call.set("protocol", output.get().displayPort() ? PROTOCOL_DP_A : PROTOCOL_TMDS_A);
        call.set("ditherType", 0);
        call.set("ditherAlgo", 0);
        call.set("location", 0);
        call.set("rootPortId", 0);
        call.set("dcbIndex", outputs.indexOf(output.get()));
        call.set("vbiosAddress", 0);
        call.set("bIsLitByVbios", 0);
        call.set("bIsDispDynamic", 1);
        return Status.OK;
    }

    /** Of the DisplayPort panel only. Since the unit can be chosen, only percent will do. */
    private int backlight(Call call, boolean set) {
        Optional<Output> output = output(call);
        if (output.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        if (!output.get().displayPort()) {
            return Status.NOT_SUPPORTED;
        }
        if (call.has("brightnessType") && !call.oneOf("brightnessType", BRIGHTNESS_PERCENT_100)) {
            return call.bad("brightnessType", "1, percent");
        }
        if (set) {
            long percent = call.get("brightness");
            if (percent < 0 || percent > MAX_PERCENT) {
                return call.bad("brightness", "0 to 100");
            }
            output.get().brightness((int) percent);
        }
        call.set("brightness", output.get().brightness());
        return Status.OK;
    }
}
