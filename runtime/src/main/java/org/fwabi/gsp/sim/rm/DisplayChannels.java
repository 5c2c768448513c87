package org.fwabi.gsp.sim.rm;

import java.util.HashSet;
import java.util.Set;

/** The display's channels, with the push buffers and the instance memory that they need first. */
final class DisplayChannels {
    private static final long SYSTEM_MEMORY = 1;
    private static final long VIDEO_MEMORY = 2;
    private static final int WINDOWS = 8;
    private static final long BACKLIGHT_DATA = 4096;

    /** A channel: class and instance. */
    private record Slot(long number, long instance) {}

    private final RmBoard board;
    private final ChipClasses chip;
    private final Set<Slot> pushBuffers = new HashSet<>();
    private boolean instanceMemory;

    DisplayChannels(RmBoard board, ChipClasses chip) {
        this.board = board;
        this.chip = chip;
    }

    void register(ClassTable classes, ControlTable controls) {
        String generation = chip.display();
        classes.add("NV04_DISPLAY_COMMON", Kind.DISPLAY_COMMON, Set.of(Kind.DEVICE), call -> Status.OK);
        classes.add(generation + "70_DISPLAY", Kind.DISPLAY_ROOT, Set.of(Kind.DEVICE), this::root);
        Set<Kind> onRoot = Set.of(Kind.DISPLAY_ROOT);
        // From Ada on the cursor's and the immediate window's classes are those of the generation before.
        String immediate = generation.equals("NVC7") ? "NVC6" : generation;
        String dma = "NV50VAIO_CHANNELDMA_ALLOCATION_PARAMETERS";
        classes.add(generation + "7D_CORE_CHANNEL_DMA", Kind.DISPLAY_DMA_CHANNEL, dma, onRoot, call -> dma(call, 1));
        classes.add(
                immediate + "7E_WINDOW_CHANNEL_DMA", Kind.DISPLAY_DMA_CHANNEL, dma, onRoot, call -> dma(call, WINDOWS));
        classes.add(
                immediate + "7B_WINDOW_IMM_CHANNEL_DMA",
                Kind.DISPLAY_DMA_CHANNEL,
                dma,
                onRoot,
                call -> dma(call, WINDOWS));
        classes.add(
                immediate + "7A_CURSOR_IMM_CHANNEL_PIO",
                Kind.DISPLAY_PIO_CHANNEL,
                "NV50VAIO_CHANNELPIO_ALLOCATION_PARAMETERS",
                onRoot,
                call -> instance(call, DisplayModel.HEADS));
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_DISPLAY_GET_STATIC_INFO",
                "NV2080_CTRL_INTERNAL_DISPLAY_GET_STATIC_INFO_PARAMS",
                DisplayChannels::staticInfo);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_DISPLAY_WRITE_INST_MEM",
                "NV2080_CTRL_INTERNAL_DISPLAY_WRITE_INST_MEM_PARAMS",
                this::writeInstanceMemory);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_DISPLAY_CHANNEL_PUSHBUFFER",
                "NV2080_CTRL_INTERNAL_DISPLAY_CHANNEL_PUSHBUFFER_PARAMS",
                this::pushBuffer);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_INIT_BRIGHTC_STATE_LOAD",
                "NV2080_CTRL_INTERNAL_INIT_BRIGHTC_STATE_LOAD_PARAMS",
                call -> call.get("backLightDataSize") > BACKLIGHT_DATA
                        ? call.bad("backLightDataSize", "at most 4096")
                        : Status.OK);
    }

    void clear() {
        pushBuffers.clear();
        instanceMemory = false;
    }

    private static int staticInfo(Call call) {
        call.set("feHwSysCap", 0x0f | 0x0f << 8);
        call.set("windowPresentMask", (1 << WINDOWS) - 1L);
        call.set("bFbRemapperEnabled", 1);
        call.set("numHeads", DisplayModel.HEADS);
        call.setIf("bPrimaryVga", 1);
        call.set("i2cPort", 0);
        call.set("internalDispActiveMask", 0);
        call.setIf("embeddedDisplayPortMask", 0);
        call.setIf("numDispChannels", 1 + 2 * WINDOWS + DisplayModel.HEADS);
        return Status.OK;
    }

    private int writeInstanceMemory(Call call) {
        if (!call.oneOf("instMemAddrSpace", SYSTEM_MEMORY, VIDEO_MEMORY)) {
            return call.bad("instMemAddrSpace", "1, system, or 2, video memory");
        }
        if (!call.is("instMemPhysAddr") || !call.is("instMemSize")) {
            return call.bad("instMemPhysAddr", "the address and the size of instance memory");
        }
        instanceMemory = true;
        return Status.OK;
    }

    private int root(Call call) {
        return instanceMemory ? Status.OK : call.fail(Status.INVALID_STATE, "instance memory", "told before", "none");
    }

    /** Where a release has fields for them, the aperture must fit the memory and the first subdevice be meant. */
    private int pushBuffer(Call call) {
        if (!call.is("valid")) {
            pushBuffers.remove(new Slot(call.get("hclass"), call.get("channelInstance")));
            return Status.OK;
        }
        if (!call.oneOf("addressSpace", SYSTEM_MEMORY, VIDEO_MEMORY)) {
            return call.bad("addressSpace", "1, system, or 2, video memory");
        }
        if (!call.is("physicalAddr") || !call.is("limit")) {
            return call.bad("physicalAddr", "the address and the limit of the buffer");
        }
        if (call.has("pbTargetAperture")) {
            boolean video = call.get("addressSpace") == VIDEO_MEMORY;
            if (video ? !call.oneOf("pbTargetAperture", 1) : !call.oneOf("pbTargetAperture", 2, 3)) {
                return call.bad("pbTargetAperture", "1 for video memory, 2 or 3 for system memory");
            }
        }
        if (call.has("subDeviceId") && !call.oneOf("subDeviceId", 1)) {
            return call.bad("subDeviceId", "1, the mask of the only one");
        }
        boolean displayClass = board.table()
                .classes()
                .nameOf((int) call.get("hclass"))
                .filter(name -> name.endsWith("_CHANNEL_DMA") || name.endsWith("_CHANNEL_PIO"))
                .isPresent();
        if (!displayClass) {
            return call.bad("hclass", "a class of display channels");
        }
        pushBuffers.add(new Slot(call.get("hclass"), call.get("channelInstance")));
        return Status.OK;
    }

    private int dma(Call call, int instances) {
        int status = instance(call, instances);
        if (status != Status.OK) {
            return status;
        }
        if (!pushBuffers.contains(new Slot(call.object().classNumber(), call.get("channelInstance")))) {
            return call.fail(Status.INVALID_STATE, "push buffer", "told before", "none");
        }
        return !call.has("subDeviceId") || call.oneOf("subDeviceId", 1)
                ? Status.OK
                : call.bad("subDeviceId", "1, the mask of the only one");
    }

    private static int instance(Call call, int instances) {
        long instance = call.get("channelInstance");
        return instance >= 0 && instance < instances
                ? Status.OK
                : call.bad("channelInstance", "less than " + instances);
    }
}
