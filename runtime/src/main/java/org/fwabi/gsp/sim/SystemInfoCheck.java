package org.fwabi.gsp.sim;

import org.fwabi.decode.Decoded;
import org.fwabi.decode.ScalarKind;
import org.fwabi.device.PciAddress;

/** GspSystemInfo against the config space and against itself. */
final class SystemInfoCheck {
    private static final long PAGE = 4096;
    private static final long LEAST_USER_VA = 1L << 32;
    private static final long MOST_USER_VA = 1L << 57;
    private static final long CONFIG_MIRROR = 0x88000;

    private final SimGpuParts gpu;
    private final Decoded info;
    private boolean good = true;

    SystemInfoCheck(SimGpuParts gpu, Decoded info) {
        this.gpu = gpu;
        this.info = info;
    }

    boolean check(PciAddress address) {
        ConfigSpace config = gpu.config();
        expect("gpuPhysAddr", config.address(0));
        expect("gpuPhysFbAddr", config.address(1));
        expect("gpuPhysInstAddr", config.address(3));
        expect("pciConfigMirrorBase", CONFIG_MIRROR);
        expect("pciConfigMirrorSize", ConfigSpace.SIZE);
        ifPresent("PCIDeviceID", (long) gpu.chip().pciDevice() << 16 | ConfigSpace.VENDOR);
        ifPresent("PCISubDeviceID", (long) gpu.chip().subsystem() << 16 | ConfigSpace.VENDOR);
        ifPresent("PCIRevisionID", ConfigSpace.REVISION);
        ifPresent("gpuPhysIoAddr", 0);
        expect("simAccessBufPhysAddr", 0);
        ifPresent("notifyOpSharedSurfacePhysAddr", 0);
        place(address);
        long userVa = info.getLong("maxUserVa");
        that(
                "maxUserVa",
                userVa >= LEAST_USER_VA && userVa <= MOST_USER_VA && userVa % PAGE == 0,
                "a page boundary between 2^32 and 2^57");
        that(
                "consoleMemSize",
                info.getLong("consoleMemSize") <= gpu.framebuffer().size(),
                "at most the framebuffer");
        if (info.has("hostPageSize")) {
            long page = info.getLong("hostPageSize");
            that("hostPageSize", page == 0 || (Long.bitCount(page) == 1 && page >= PAGE), "0 or a page size");
        }
        info.forEachLeaf(leaf -> {
            if (leaf.kind() == ScalarKind.BOOL8) {
                that(leaf.path(), info.value(leaf) <= 1, "0 or 1");
            } else if (leaf.path().startsWith("gspVFInfo")) {
                that(leaf.path(), info.value(leaf) == 0, "0: there is no SR-IOV");
            }
        });
        return good;
    }

    /** Drivers put function numbers either way; both agree on function 0 of device 0. */
    private void place(PciAddress address) {
        long base = (long) address.domain() << 32 | (long) address.bus() << 8;
        long packed = base | (long) address.device() << 3 | address.function();
        long found = info.getLong("nvDomainBusDeviceFunc");
        that("nvDomainBusDeviceFunc", found == packed || found == (base | address.device()), SimLog.hex(packed));
    }

    private void that(String field, boolean holds, String expected) {
        if (!holds) {
            good = false;
            gpu.refuse("GspSystemInfo." + field, expected, SimLog.hex(info.getLong(field)));
        }
    }

    private void expect(String field, long expected) {
        that(field, info.getLong(field) == expected, SimLog.hex(expected));
    }

    private void ifPresent(String field, long expected) {
        if (info.has(field)) {
            expect(field, expected);
        }
    }
}
