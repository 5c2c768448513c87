package org.fwabi.samples.tables;

import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;
import org.fwabi.gsp.rm.RmException;

/**
 * Saves the framebuffer for a suspend. Up to 550 the firmware copies what the driver names, region by region. Since 555
 * it copies its own; the driver stops all channels before and copies its own regions itself.
 */
@PerRelease(abi = "org.fwabi.samples.tables.abi")
interface SaveState {
    /**
     * Tells the firmware what to save.
     *
     * @throws RmException if it can't; then {@link #resume} undoes what was done
     */
    void save(Firmware firmware, LentMemory lent) throws RmException;

    /**
     * Lets channels run again: after the resume, or when a suspend is given up.
     *
     * @throws RmException if the firmware did not
     */
    default void resume(Firmware firmware) throws RmException {
        // Most releases stop them; the others have nothing to undo.
    }

    /** The driver names each region. */
    @Releases(
            value = "535.* .. 550.*",
            controls = {"NV2080_CTRL_CMD_INTERNAL_FBSR_INIT", "NV2080_CTRL_CMD_INTERNAL_FBSR_SEND_REGION_INFO"})
    final class ByRegion implements SaveState {
        /** The firmware copies with a copy engine. */
        private static final int COPY_ENGINE = 4;

        private final org.fwabi.samples.tables.abi.byregion.GspAbi abi;

        ByRegion(org.fwabi.samples.tables.abi.byregion.GspAbi abi) {
            this.abi = abi;
        }

        @Override
        public void save(Firmware firmware, LentMemory lent) throws RmException {
            int memory = lent.memory();
            firmware.ask(
                    abi.saveStart(),
                    params -> params.fbsrType(COPY_ENGINE)
                            .numRegions(lent.plan().regions().size())
                            .client(lent.client())
                            .systemMemory(memory)
                            .gspFbAllocsSysOffset(lent.plan().regionBytes()));
            for (LentMemory.Region region : lent.regions()) {
                firmware.ask(
                        abi.saveRegion(),
                        params -> params.fbsrType(COPY_ENGINE)
                                .client(lent.client())
                                .videoMemory(region.handle())
                                .sysOffset(region.offset())
                                .size(region.bytes()));
            }
        }
    }

    /** The firmware knows its own regions. */
    @Releases(
            value = "555.* .. 595.*",
            controls = {
                "NV2080_CTRL_CMD_INTERNAL_FBSR_INIT",
                "NV2080_CTRL_CMD_INTERNAL_FIFO_TOGGLE_ACTIVE_CHANNEL_SCHEDULING"
            })
    final class InOneGo implements SaveState {
        private final org.fwabi.samples.tables.abi.inonego.GspAbi abi;

        InOneGo(org.fwabi.samples.tables.abi.inonego.GspAbi abi) {
            this.abi = abi;
        }

        @Override
        public void save(Firmware firmware, LentMemory lent) throws RmException {
            firmware.ask(abi.toggleScheduling(), params -> params.bDisableActiveChannels(true));
            int memory = lent.memory();
            firmware.ask(
                    abi.saveStart(),
                    params -> params.client(lent.client())
                            .systemMemory(memory)
                            .sysmemAddrOfSuspendResumeData(lent.plan().resumeData()));
        }

        @Override
        public void resume(Firmware firmware) throws RmException {
            firmware.ask(abi.toggleScheduling(), params -> params.bDisableActiveChannels(false));
        }
    }
}
