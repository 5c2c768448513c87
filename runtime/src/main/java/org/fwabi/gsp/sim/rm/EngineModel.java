package org.fwabi.gsp.sim.rm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.EnumTable;
import org.fwabi.decode.ReleaseTable;

/**
 * The engines of the simulated GPU: one graphics engine, up to 20 copy engines, 4 decoders, up to 4 encoders, 4 JPEG
 * engines, up to 2 for optical flow, and SEC2. Turing has none of the JPEG engines and none for optical flow. An engine is
 * there if the release has a number for it, so copy engines from 10 on are not with the older ones.
 */
final class EngineModel {
    private static final int FAULT_METHOD_BUFFER = 0x2000;
    private static final int ENTRIES_A_PAGE = 32;
    private static final int FIRST_VECTOR = 0x40;

    /** Indexes of engineData. Source: kernel_fifo.h, the same in all releases that have the control. */
    private static final int ENG_DESC = 0;

    private static final int FIFO_TAG = 1;
    private static final int RM_ENGINE_TYPE = 2;
    private static final int RUNLIST = 3;
    private static final int MMU_FAULT_ID = 4;
    private static final int RC_MASK = 5;
    private static final int RESET = 6;
    private static final int INTR = 7;
    private static final int MC = 8;
    private static final int DEV_TYPE = 9;
    private static final int INSTANCE = 10;
    private static final int RUNLIST_BASE = 11;
    private static final int HOST_DRIVEN = 12;
    private static final int RUNLIST_ENGINE = 13;
    private static final int CHRAM_BASE = 14;

    private final Optional<EnumTable> rmTypes;
    private final Optional<EnumTable> mcIndexes;
    private final List<Engine> engines = new ArrayList<>();

    EngineModel(ReleaseTable table, ChipClasses chip) {
        rmTypes = table.findEnum("RM_ENGINE_TYPE");
        mcIndexes = table.findEnum("MC_ENGINE_IDX");
        add(Engine.Type.GR, 0, 0x01, "GR0", "GR0", 0);
        for (int i = 0; i < 20; i++) {
            // The first two share the runlist of graphics; from 10 on the numbers follow OFA's.
            add(Engine.Type.COPY, i, i < 10 ? 0x09 + i : 0x34 + i - 10, "COPY" + i, "CE" + i, Math.max(0, i - 1));
        }
        for (int i = 0; i < 4; i++) {
            add(Engine.Type.NVDEC, i, 0x13 + i, "NVDEC" + i, "NVDEC" + i, 20 + i);
        }
        for (int i = 0; i < 4; i++) {
            String mc = constant(mcIndexes, "MC_ENGINE_IDX_NVENC").isPresent() ? "NVENC" : "MSENC";
            add(Engine.Type.NVENC, i, i < 3 ? 0x1b + i : 0x3f, "NVENC" + i, mc + (i == 0 ? "" : i), 24 + i);
        }
        for (int i = 0; i < 4 && chip.nvjpg().isPresent(); i++) {
            add(Engine.Type.NVJPEG, i, 0x2b + i, "NVJPEG" + i, "NVJPEG" + i, 28 + i);
        }
        if (chip.ofa().isPresent()) {
            boolean one = constant(rmTypes, "RM_ENGINE_TYPE_OFA").isPresent();
            add(Engine.Type.OFA, 0, 0x33, one ? "OFA" : "OFA0", "OFA0", 32);
            add(Engine.Type.OFA, 1, 0x3e, "OFA1", "OFA1", 33);
        }
        add(Engine.Type.SEC2, 0, 0x26, "SEC2", "SEC2", 34);
    }

    private static Optional<Long> constant(Optional<EnumTable> table, String name) {
        return table.map(EnumTable::values).map((Map<String, Long> values) -> values.get(name));
    }

    private void add(Engine.Type type, int instance, int nv2080, String rmName, String mcName, int runlist) {
        if (constant(rmTypes, "RM_ENGINE_TYPE_" + rmName).isPresent()) {
            engines.add(new Engine(type, instance, nv2080, rmName, mcName, runlist));
        }
    }

    void register(ControlTable controls) {
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_FIFO_GET_DEVICE_INFO_TABLE",
                "NV2080_CTRL_FIFO_GET_DEVICE_INFO_TABLE_PARAMS",
                this::deviceInfo);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_INTR_GET_KERNEL_TABLE",
                "NV2080_CTRL_INTERNAL_INTR_GET_KERNEL_TABLE_PARAMS",
                this::interrupts);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_GPU_GET_CONSTRUCTED_FALCON_INFO",
                "NV2080_CTRL_GPU_GET_CONSTRUCTED_FALCON_INFO_PARAMS",
                this::falcons);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_INTERNAL_GET_CONSTRUCTED_FALCON_INFO",
                "NV2080_CTRL_INTERNAL_GET_CONSTRUCTED_FALCON_INFO_PARAMS",
                this::falcons);
        controls.add(
                Kind.SUBDEVICE,
                "NV2080_CTRL_CMD_CE_GET_FAULT_METHOD_BUFFER_SIZE",
                "NV2080_CTRL_CE_GET_FAULT_METHOD_BUFFER_SIZE_PARAMS",
                call -> {
                    call.set("size", FAULT_METHOD_BUFFER);
                    return Status.OK;
                });
    }

    /** The engine of a number of the API, if the GPU has it in this release. */
    Optional<Engine> byNv2080(long number) {
        return engines.stream().filter(engine -> engine.nv2080() == number).findFirst();
    }

    Optional<Engine> find(Engine.Type type, long instance) {
        return engines.stream()
                .filter(engine -> engine.type() == type && engine.instance() == instance)
                .findFirst();
    }

    private long rmType(Engine engine) {
        return constant(rmTypes, "RM_ENGINE_TYPE_" + engine.rmName()).orElseThrow();
    }

    /** Up to 32 entries from the given index on, and whether more follow. */
    private int deviceInfo(Call call) {
        long from = call.get("baseIndex");
        if (from % ENTRIES_A_PAGE != 0 || from > engines.size()) {
            return call.bad("baseIndex", "a multiple of " + ENTRIES_A_PAGE + " up to " + engines.size());
        }
        List<Engine> page = engines.subList((int) from, (int) Math.min(engines.size(), from + ENTRIES_A_PAGE));
        call.set("numEntries", page.size());
        call.set("bMore", from + page.size() < engines.size() ? 1 : 0);
        for (int i = 0; i < page.size(); i++) {
            entry(call.params().at("entries[" + i + "]"), page.get(i), (int) from + i);
        }
        return Status.OK;
    }

    private void entry(Decoded entry, Engine engine, int index) {
        long[] data = new long[16];
        data[ENG_DESC] = Integer.toUnsignedLong(engine.engDesc());
        data[FIFO_TAG] = index;
        data[RM_ENGINE_TYPE] = rmType(engine);
        data[RUNLIST] = engine.runlist();
        data[MMU_FAULT_ID] = 0x20L + index;
        data[RC_MASK] = 1L << (index & 31);
        data[RESET] = index;
        data[INTR] = index;
        data[MC] = constant(mcIndexes, "MC_ENGINE_IDX_" + engine.mcName()).orElse(0L);
        data[DEV_TYPE] = engine.type().deviceType();
        data[INSTANCE] = engine.instance();
        data[RUNLIST_BASE] = engine.runlistBase();
        data[HOST_DRIVEN] = 1;
        data[RUNLIST_ENGINE] = engine.type() == Engine.Type.COPY && engine.runlist() == 0 ? 1 + engine.instance() : 0;
        data[CHRAM_BASE] = engine.runlistBase() + 0x200L;
        for (int i = 0; i < data.length; i++) {
            entry.setLong("engineData[" + i + "]", data[i]);
        }
        entry.setLong("pbdmaIds[0]", engine.runlist());
        entry.setLong("pbdmaFaultIds[0]", 0x20 + engine.runlist());
        entry.setLong("numPbdmas", 1);
        entry.setString("engineName", engine.rmName());
    }

    private int interrupts(Call call) {
        int row = 0;
        for (Engine engine : engines) {
            Optional<Long> index = constant(mcIndexes, "MC_ENGINE_IDX_" + engine.mcName());
            if (index.isPresent()) {
                interrupt(call, row, index.get(), FIRST_VECTOR + 2 * row);
                row++;
            }
        }
        for (String other : List.of("DISP", "GSP", "NVLINK", "NON_REPLAYABLE_FAULT")) {
            Optional<Long> index = constant(mcIndexes, "MC_ENGINE_IDX_" + other);
            if (index.isPresent()) {
                interrupt(call, row, index.get(), FIRST_VECTOR + 2 * row);
                row++;
            }
        }
        call.set("tableLen", row);
        if (call.has("subtreeMap[0].subtreeStart")) {
            call.set("subtreeMap[0].subtreeEnd", 3);
        } else {
            call.set("subtreeMap[0].subtreeMask", 0xf);
        }
        return Status.OK;
    }

    private static void interrupt(Call call, int row, long index, int vector) {
        String at = "table[" + row + "].";
        call.set(at + "engineIdx", index);
        call.set(at + "pmcIntrMask", 0);
        call.set(at + "vectorStall", vector);
        call.set(at + "vectorNonStall", vector + 1L);
    }

    private int falcons(Call call) {
        int row = 0;
        for (Engine engine : engines) {
            if (engine.falcon()) {
                String at = "constructedFalconsTable[" + row + "].";
                call.set(at + "engDesc", Integer.toUnsignedLong(engine.engDesc()));
                call.set(at + "ctxAttr", 0);
                call.set(at + "ctxBufferSize", engine.type().contextSize());
                call.set(at + "addrSpaceList", 1);
                call.set(at + "registerBase", 0x840000L + 0x4000L * row);
                row++;
            }
        }
        call.set("numConstructedFalcons", row);
        return Status.OK;
    }
}
