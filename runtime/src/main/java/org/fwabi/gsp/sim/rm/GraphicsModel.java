package org.fwabi.gsp.sim.rm;

/** The graphics engine: its units, the buffers of a context, Z culling, and the scrubber's workaround. */
final class GraphicsModel {
    /**
     * Channel that holds the scrubber's context. Firmware knows it by this handle, three above that of its address space.
     * Source: NVIDIA open-gpu-kernel-modules 570.144, g_kernel_graphics_nvoc.h.
     */
    private static final int SCRUBBER_CHANNEL = 0xdada0045;

    private static final int CONTEXT_BUFFERS_NOT_THERE = 0;
    private static final int ZCULL_BUFFER = 8;

    private final RmTree tree;
    private final boolean turing;

    GraphicsModel(RmTree tree, String chip) {
        this.tree = tree;
        this.turing = chip.startsWith("TU");
    }

    void register(ControlTable controls) {
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_GPU_GET_FERMI_GPC_INFO",
                "NV2080_CTRL_GPU_GET_FERMI_GPC_INFO_PARAMS",
                call -> {
                    call.set("gpcMask", GraphicsTopology.GPC_MASK);
                    return Status.OK;
                });
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_GPU_GET_FERMI_TPC_INFO",
                "NV2080_CTRL_GPU_GET_FERMI_TPC_INFO_PARAMS",
                this::tpcInfo);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_GR_GET_ZCULL_INFO",
                "NV2080_CTRL_GR_GET_ZCULL_INFO_PARAMS",
                GraphicsModel::zcull);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_STATIC_KGR_GET_CONTEXT_BUFFERS_INFO",
                "NV2080_CTRL_INTERNAL_STATIC_GR_GET_CONTEXT_BUFFERS_INFO_PARAMS",
                GraphicsModel::contextBuffers);
        // Named internal, yet meant for the client that owns the scrubber's channel; some releases have it for the
        // device.
        controls.addForClients(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_KGR_INIT_BUG4208224_WAR",
                "NV2080_CTRL_INTERNAL_GR_INIT_BUG4208224_WAR_PARAMS",
                this::scrubber);
        controls.addForClients(
                Kind.DEVICE,
                "NV0080_CTRL_CMD_INTERNAL_KGR_INIT_BUG4208224_WAR",
                "NV0080_CTRL_INTERNAL_GR_INIT_BUG4208224_WAR_PARAMS",
                this::scrubber);
        controls.add(
                Kind.SUBDEVICE, "NV2080_CTRL_CMD_GPU_PROMOTE_CTX", "NV2080_CTRL_GPU_PROMOTE_CTX_PARAMS", this::promote);
    }

    private int tpcInfo(Call call) {
        int gpc = (int) call.get("gpcId");
        if (gpc < 0 || gpc >= 32 || (GraphicsTopology.GPC_MASK >>> gpc & 1) == 0) {
            return call.bad("gpcId", "one of the mask 0x" + Integer.toHexString(GraphicsTopology.GPC_MASK));
        }
        call.set("tpcMask", GraphicsTopology.tpcMask(gpc));
        return Status.OK;
    }

    private static int zcull(Call call) {
        call.set("widthAlignPixels", 128);
        call.set("heightAlignPixels", 32);
        call.set("pixelSquaresByAliquots", 1);
        call.set("aliquotTotal", 16384);
        call.set("zcullRegionByteMultiplier", 112);
        call.set("zcullRegionHeaderSize", 96);
        call.set("zcullSubregionHeaderSize", 192);
        call.set("subregionCount", 16);
        call.set("subregionWidthAlignPixels", 224);
        call.set("subregionHeightAlignPixels", 64);
        return Status.OK;
    }

    /** Of the first engine; as many buffers as the release counts, of which one is not there. */
    private static int contextBuffers(Call call) {
        int count = (int) call.params().length("engineContextBuffersInfo[0].engine");
        for (int i = 0; i < count; i++) {
            String at = "engineContextBuffersInfo[0].engine[" + i + "].";
            // Buffer 3 belongs to an engine that this GPU lacks.
            call.set(at + "size", i == 3 ? CONTEXT_BUFFERS_NOT_THERE : bufferSize(i));
            call.set(at + "alignment", i == 3 ? CONTEXT_BUFFERS_NOT_THERE : 0x1000);
        }
        return Status.OK;
    }

    private static long bufferSize(int id) {
        return id == ZCULL_BUFFER ? 0x8000 : 0x1000L * (1 + 3L * id);
    }

    private int scrubber(Call call) {
        boolean start = !call.is("bTeardown");
        boolean channel = tree.find(call.object().client(), SCRUBBER_CHANNEL, Kind.CHANNEL) != null;
        if (turing && start && !channel) {
            return call.fail(Status.INVALID_STATE, "channel", "%08x".formatted(SCRUBBER_CHANNEL), "none");
        }
        return Status.OK;
    }

    private int promote(Call call) {
        if (!call.oneOf("engineType", 1)) {
            return call.bad("engineType", "1, graphics");
        }
        Node channel = tree.find(call.handle("hChanClient"), call.handle("hObject"), Kind.CHANNEL);
        if (channel == null) {
            return call.fail(Status.OBJECT_NOT_FOUND, "hObject", "a channel", "%08x".formatted(call.handle("hObject")));
        }
        long count = call.get("entryCount");
        if (count < 1 || count > call.params().length("promoteEntry")) {
            return call.bad("entryCount", "1 to " + call.params().length("promoteEntry"));
        }
        for (int i = 0; i < count; i++) {
            String at = "promoteEntry[" + i + "].";
            if (call.is(at + "bInitialize") && !call.is(at + "gpuPhysAddr")) {
                return call.bad(at + "gpuPhysAddr", "the address of a buffer to initialize");
            }
            if (!call.is(at + "bNonmapped") && !call.is(at + "gpuVirtAddr")) {
                return call.bad(at + "gpuVirtAddr", "the address of a mapped buffer");
            }
        }
        return Status.OK;
    }
}
