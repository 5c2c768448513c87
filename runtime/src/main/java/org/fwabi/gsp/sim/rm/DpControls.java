package org.fwabi.gsp.sim.rm;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Controls of DisplayPort: the AUX channel, link training, streams, and displays behind a branch. */
final class DpControls {
    /** AUX command: native or I2C in bit 3, read in bit 0. */
    private static final int AUX_NATIVE = 1 << 3;

    private static final int AUX_READ = 1;
    private static final int EDID_ADDRESS = 0x50;
    private static final int AUX_ADDRESSES = 1 << 20;

    /** Link training: lanes in bits 4:0 and bandwidth in bits 15:8 of the data. */
    private static final Set<Long> LANES = Set.of(0L, 1L, 2L, 4L);

    private static final Set<Long> BANDWIDTHS = Set.of(0x06L, 0x0aL, 0x14L);

    /** Rates up to HBR2 that a built-in panel may list, in Mbit/s. Source: eDP 1.4. */
    private static final Set<Long> PANEL_RATES = Set.of(1620L, 2160L, 2430L, 2700L, 3240L, 4320L, 5400L);

    private static final int LISTED_RATES_IN_A_MBIT = 5;
    private static final long SET_LANE_COUNT = 1;
    private static final long SET_LINK_BANDWIDTH = 1 << 1;
    private static final int FIRST_DYNAMIC_ID = 10;
    private static final int MST_SLOTS = 63;
    private static final int LANES_MAX = 8;

    private final DisplayModel display;
    private final BitSet dynamicIds = new BitSet();

    DpControls(DisplayModel display) {
        this.display = display;
    }

    void register(ControlTable controls) {
        Kind on = Kind.DISPLAY_COMMON;
        controls.add(on, "NV0073_CTRL_CMD_DP_AUXCH_CTRL", "NV0073_CTRL_DP_AUXCH_CTRL_PARAMS", this::aux);
        controls.add(on, "NV0073_CTRL_CMD_DP_CTRL", "NV0073_CTRL_DP_CTRL_PARAMS", this::train);
        controls.add(on, "NV0073_CTRL_CMD_DP_SET_LANE_DATA", "NV0073_CTRL_DP_LANE_DATA_PARAMS", this::laneData);
        controls.add(
                on, "NV0073_CTRL_CMD_DP_SET_AUDIO_MUTESTREAM", "NV0073_CTRL_DP_SET_AUDIO_MUTESTREAM_PARAMS", call -> {
                    Optional<Output> output = displayPort(call);
                    output.ifPresent(found -> found.muted(call.is("mute")));
                    return output.isPresent() ? Status.OK : Status.INVALID_ARGUMENT;
                });
        controls.add(
                on,
                "NV0073_CTRL_CMD_DP_TOPOLOGY_ALLOCATE_DISPLAYID",
                "NV0073_CTRL_CMD_DP_TOPOLOGY_ALLOCATE_DISPLAYID_PARAMS",
                this::newId);
        controls.add(
                on,
                "NV0073_CTRL_CMD_DP_TOPOLOGY_FREE_DISPLAYID",
                "NV0073_CTRL_CMD_DP_TOPOLOGY_FREE_DISPLAYID_PARAMS",
                this::freeId);
        controls.add(
                on, "NV0073_CTRL_CMD_DP_CONFIG_STREAM", "NV0073_CTRL_CMD_DP_CONFIG_STREAM_PARAMS", this::configStream);
        controls.add(
                on,
                "NV0073_CTRL_CMD_DP_SET_MANUAL_DISPLAYPORT",
                "NV0073_CTRL_CMD_DP_SET_MANUAL_DISPLAYPORT_PARAMS",
                call -> Status.OK);
        controls.add(on, "NV0073_CTRL_CMD_DP_GET_CAPS", "NV0073_CTRL_CMD_DP_GET_CAPS_PARAMS", DpControls::caps);
        controls.add(
                on,
                "NV0073_CTRL_CMD_DP_CONFIG_INDEXED_LINK_RATES",
                "NV0073_CTRL_CMD_DP_CONFIG_INDEXED_LINK_RATES_PARAMS",
                this::linkRates);
    }

    void clear() {
        dynamicIds.clear();
    }

    private Optional<Output> displayPort(Call call) {
        Optional<Output> output = display.output(call);
        if (output.isPresent() && !output.get().displayPort()) {
            call.bad("displayId", "a DisplayPort display");
            return Optional.empty();
        }
        return output;
    }

    /** One transaction. Sizes are one less than the bytes moved, as on the wire. */
    private int aux(Call call) {
        Optional<Output> found = displayPort(call);
        if (found.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        Output output = found.get();
        if (!output.plugged()) {
            return Status.TIMEOUT;
        }
        if (notReady(call, output)) {
            return Status.NOT_READY;
        }
        int address = (int) call.get("addr");
        int bytes = call.is("bAddrOnly") ? 0 : (int) call.get("size") + 1;
        if (bytes > call.params().length("data") || address < 0 || address >= AUX_ADDRESSES) {
            return call.bad("size", "0 to 15");
        }
        int command = (int) call.get("cmd");
        boolean read = (command & AUX_READ) != 0;
        boolean nativeAux = (command & AUX_NATIVE) != 0;
        for (int i = 0; i < bytes; i++) {
            String at = "data[" + i + "]";
            if (nativeAux && read) {
                call.set(at, output.dpcd.read(address + i));
            } else if (nativeAux) {
                output.dpcd.write(address + i, (int) call.get(at));
            } else if (address != EDID_ADDRESS) {
                break;
            } else if (read) {
                call.set(at, output.dpcd.readEdid(output.edid()));
            } else {
                output.dpcd.seekEdid((int) call.get(at));
            }
        }
        boolean answered = nativeAux || address == EDID_ADDRESS;
        call.set("replyType", answered ? 0 : 1);
        call.set("size", bytes);
        call.set("retryTimeMs", 0);
        return Status.OK;
    }

    private int train(Call call) {
        Optional<Output> found = displayPort(call);
        if (found.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        long data = call.get("data");
        long lanes = data & 0x1f;
        long bandwidth = data >>> 8 & 0xff;
        boolean setsBoth =
                (call.get("cmd") & (SET_LANE_COUNT | SET_LINK_BANDWIDTH)) == (SET_LANE_COUNT | SET_LINK_BANDWIDTH);
        if (!LANES.contains(lanes) || (lanes != 0 && setsBoth && !BANDWIDTHS.contains(bandwidth))) {
            return call.bad("data", "0, 1, 2 or 4 lanes at 6, 0xa or 0x14");
        }
        Output output = found.get();
        if (!output.plugged()) {
            return Status.TIMEOUT;
        }
        if (notReady(call, output)) {
            return Status.NOT_READY;
        }
        output.link(bandwidth << 8 | lanes);
        output.dpcd.write(0x100, (int) bandwidth);
        output.dpcd.write(0x101, (int) lanes);
        output.dpcd.write(0x202, lanes == 0 ? 0 : lanes == 1 ? 0x07 : 0x77);
        output.dpcd.write(0x203, lanes == 4 ? 0x77 : 0);
        output.dpcd.write(0x204, lanes == 0 ? 0 : 1);
        call.set("err", 0);
        call.set("retryTimeMs", 0);
        return Status.OK;
    }

    private int laneData(Call call) {
        if (displayPort(call).isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        long lanes = call.get("numLanes");
        return lanes >= 1 && lanes <= LANES_MAX ? Status.OK : call.bad("numLanes", "1 to 8");
    }

    private int newId(Call call) {
        if (displayPort(call).isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        long preferred = call.get("preferredDisplayId");
        int bit = preferred == 0 ? dynamicIds.nextClearBit(FIRST_DYNAMIC_ID) : Long.numberOfTrailingZeros(preferred);
        if (bit < FIRST_DYNAMIC_ID || bit >= Integer.SIZE || dynamicIds.get(bit)) {
            bit = dynamicIds.nextClearBit(FIRST_DYNAMIC_ID);
        }
        if (bit >= Integer.SIZE) {
            return Status.INSUFFICIENT_RESOURCES;
        }
        dynamicIds.set(bit);
        call.set("displayIdAssigned", 1L << bit);
        call.set("allDisplayMask", dynamicIds.toLongArray()[0] | 0x300);
        return Status.OK;
    }

    private int freeId(Call call) {
        int bit = Long.numberOfTrailingZeros(call.get("displayId"));
        if (bit >= Integer.SIZE || !dynamicIds.get(bit)) {
            return call.bad("displayId", "one that was allocated");
        }
        dynamicIds.clear(bit);
        return Status.OK;
    }

    private int configStream(Call call) {
        if (!display.goodHead(call.get("head"))) {
            return call.bad("head", "0 to 3");
        }
        Output output = display.displayPort();
        if (output.sor() < 0 || call.get("sorIndex") != output.sor()) {
            return call.bad("sorIndex", "the resource of the display, which is assigned first");
        }
        if (output.link() == 0) {
            return call.fail(Status.INVALID_STATE, "link", "one that is trained", "none");
        }
        if (!call.oneOf("dpLink", 0, 1)) {
            return call.bad("dpLink", "0 or 1");
        }
        boolean multi = call.is("bMST");
        if (multi && (call.get("MST.slotEnd") > MST_SLOTS || call.get("MST.slotStart") > call.get("MST.slotEnd"))) {
            return call.bad("MST.slotEnd", "MST.slotStart to 63");
        }
        display.show((int) call.get("head"), output.displayId());
        return Status.OK;
    }

    private static int caps(Call call) {
        long sor = call.get("sorIndex");
        if (sor < 0 || sor >= DisplayModel.SORS) {
            return call.bad("sorIndex", "0 to 3");
        }
        call.set("maxLinkRate", 3);
        call.set("dpVersionsSupported", 3);
        call.setIf("UHBRSupported", 0);
        call.setIf("UHBRSupportedByGpu", 0);
        call.setIf("minPClkForCompressed", 5);
        call.set("bIsMultistreamSupported", 1);
        call.set("bIsSCEnabled", 0);
        call.set("bHasIncreasedWatermarkLimits", 1);
        call.set("isSingleHeadMSTSupported", 1);
        call.set("bFECSupported", 1);
        call.set("DSC.bDscSupported", 1);
        call.set("DSC.encoderColorFormatMask", 0xf);
        call.set("DSC.lineBufferSizeKB", 40);
        call.set("DSC.rateBufferSizeKB", 10);
        call.set("DSC.bitsPerPixelPrecision", 1);
        call.set("DSC.maxNumHztSlices", 4);
        call.set("DSC.lineBufferBitDepth", 12);
        return Status.OK;
    }

    /** Rates come in units of 200 kbit/s and go out in the unit of the release, at most HBR2. */
    private int linkRates(Call call) {
        if (displayPort(call).isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        int count = 0;
        for (int i = 0; i < call.params().length("linkRateTbl"); i++) {
            long listed = call.get("linkRateTbl[" + i + "]");
            long rate = listed / LISTED_RATES_IN_A_MBIT;
            if (listed % LISTED_RATES_IN_A_MBIT == 0 && PANEL_RATES.contains(rate)) {
                call.set("linkBwTbl[" + count + "]", rate / call.factNumber("dp.indexed-rate-unit"));
                count++;
            }
        }
        call.set("linkBwCount", count);
        return Status.OK;
    }

    /** Whether the sink wants to be asked later. */
    private static boolean notReady(Call call, Output output) {
        OptionalLong wait = output.notReady();
        wait.ifPresent(millis -> call.set("retryTimeMs", millis));
        return wait.isPresent();
    }
}
