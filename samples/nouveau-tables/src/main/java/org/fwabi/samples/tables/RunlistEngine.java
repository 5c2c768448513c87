package org.fwabi.samples.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.DeviceInfo;
import org.fwabi.samples.tables.abi.DeviceInfoTable;
import org.fwabi.samples.tables.abi.EngineType;

/**
 * An engine that channels run on.
 *
 * @param engine the engine
 * @param type its name for clients; empty where the release has none, and then no channel of it can be made
 * @param runlist the list of channels that it takes its work from; several engines may share one
 * @param registers offset of the runlist's registers in BAR 0
 * @param descriptor by which other tables call the engine
 */
public record RunlistEngine(Engine engine, Optional<EngineType> type, int runlist, long registers, long descriptor) {
    /** Numbers of an entry. Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl2080fifo.h and kernel_fifo.h. */
    private static final int ENGINE_DESCRIPTOR = 0;

    private static final int RM_ENGINE_TYPE = 2;

    private static final int RUNLIST = 3;

    private static final int RUNLIST_REGISTERS = 11;

    /** The control returns as many entries at once. */
    private static final int PAGE = 32;

    /**
     * Asks for the table, page by page. Engines that the release has no name for are left out.
     *
     * @throws RmException if the firmware does not tell it
     */
    public static List<RunlistEngine> read(Firmware firmware) throws RmException {
        List<RunlistEngine> engines = new ArrayList<>();
        boolean more = true;
        for (int from = 0; more; from += PAGE) {
            int base = from;
            DeviceInfoTable page = firmware.ask(firmware.abi().deviceTable(), params -> params.baseIndex(base));
            page.entries().forEach(entry -> of(firmware, entry).ifPresent(engines::add));
            more = page.more();
        }
        return List.copyOf(engines);
    }

    private static Optional<RunlistEngine> of(Firmware firmware, DeviceInfo entry) {
        return firmware.abi()
                .rmEngineType()
                .of(entry.engineData(RM_ENGINE_TYPE))
                .flatMap(Engine::of)
                .map(engine -> new RunlistEngine(
                        engine,
                        ClientEngines.of(firmware.abi(), engine),
                        (int) entry.engineData(RUNLIST),
                        entry.engineData(RUNLIST_REGISTERS),
                        entry.engineData(ENGINE_DESCRIPTOR)));
    }
}
