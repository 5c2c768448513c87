package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the driver hands over is judged field by field. */
class SimContentsTest {
    private final RawDriver driver = SimTables.driver(SimChip.AD102, "570.144");

    private void refused(String what) {
        assertThat(driver.gpu.refusals().toString()).contains(what);
    }

    private void toBooter(Consumer<RawDriver> change) {
        driver.enable();
        driver.prepare();
        change.accept(driver);
        assertThat(driver.fwsec(0x15, driver.frtsStart())).isTrue();
        driver.gsp.reset();
        driver.gsp.mailboxes(driver.libosAddress);
        assertThat(driver.booter("booter_load", driver.metaAddress)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "magic",
                "revision",
                "verified",
                "bootCount",
                "fbSize",
                "vgaWorkspaceOffset",
                "vgaWorkspaceSize",
                "frtsOffset",
                "frtsSize",
                "gspFwWprEnd",
                "bootBinOffset",
                "gspFwOffset",
                "gspFwHeapOffset",
                "gspFwHeapSize",
                "gspFwWprStart",
                "nonWprHeapOffset",
                "nonWprHeapSize",
                "gspFwRsvdStart",
                "sysmemAddrOfRadix3Elf",
                "sysmemAddrOfBootloader",
                "flags",
                "pmuReservedSize",
                "elfCodeOffset"
            })
    void everyFieldOfTheMetaIsChecked(String field) {
        toBooter(d -> d.meta().setLong(field, d.meta().getLong(field) + 1));
        assertThat(driver.sec2.read(0x40)).isNotZero();
        refused("GspFwWprMeta.");
        assertThat(driver.until(100, driver.gsp::riscvActive)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sizeOfRadix3Elf",
                "sizeOfSignature",
                "bootloaderCodeOffset",
                "bootloaderDataOffset",
                "bootloaderManifestOffset"
            })
    void whatTheMetaPointsToIsChecked(String field) {
        toBooter(d -> d.meta().setLong(field, d.meta().getLong(field) - 4));
        assertThat(driver.sec2.read(0x40)).isNotZero();
        assertThat(driver.gpu.refusals()).isNotEmpty();
    }

    @Test
    void aSmallHeapIsRefused() {
        toBooter(d -> {
            d.meta().setLong("gspFwHeapOffset", d.meta().getLong("gspFwHeapOffset") + (2 << 20));
            d.meta().setLong("gspFwHeapSize", d.meta().getLong("gspFwHeapSize") - (2 << 20));
        });
        refused("GspFwWprMeta.gspFwHeapSize");
    }

    @Test
    void aBrokenPageTableIsFollowedToItsEnd() {
        toBooter(d -> {
            TestMemory memory = d.memory();
            long level1 = Bytes.u64(memory.at(d.meta().getLong("sysmemAddrOfRadix3Elf")), 0);
            long level2 = Bytes.u64(memory.at(level1), 0);
            memory.unmap(Bytes.u64(memory.at(level2), 8L * 300));
        });
        refused("radix3 page 300: expected mapped memory");
        assertThat(driver.gpu.imageSha256()).isEmpty();
    }

    @Test
    void anotherImageThanTheSignedIsRefused() {
        toBooter(d -> {
            TestMemory memory = d.memory();
            long level1 = Bytes.u64(memory.at(d.meta().getLong("sysmemAddrOfRadix3Elf")), 0);
            long level2 = Bytes.u64(memory.at(level1), 0);
            memory.at(Bytes.u64(memory.at(level2), 8L * 5)).set(java.lang.foreign.ValueLayout.JAVA_BYTE, 9, (byte) 1);
        });
        refused("signature: expected .fwsignature_ad10x of this image");
        assertThat(driver.gpu.imageSha256())
                .isPresent()
                .isNotEqualTo(java.util.Optional.of(driver.firmware.imageSha256()));
    }

    @Test
    void anImageOfAnotherReleaseIsRefused() {
        SyntheticFirmware other = new SyntheticFirmware(SimTables.of("535.113.01"), SimChip.AD102, 8192, 1);
        RawDriver mixed = new RawDriver(driver.gpu, driver.table, other);
        mixed.boot();
        assertThat(mixed.gpu.refusals().toString())
                .contains("image: expected release 570.144, found release 535.113.01");
    }

    @Test
    void frtsElsewhereIsRefused() {
        driver.enable();
        driver.fwsec(0x15, driver.frtsStart() - 0x20000);
        refused("FWSEC frtsRegion.offset");
        assertThat(driver.read(0x1438) >>> 16).isNotZero();
    }

    @Test
    void frtsTwiceIsRefused() {
        driver.enable();
        driver.fwsec(0x15, driver.frtsStart());
        driver.fwsec(0x15, driver.frtsStart());
        refused("no WPR2 yet");
    }

    @Test
    void booterNeedsGspReady() {
        driver.enable();
        driver.prepare();
        driver.fwsec(0x15, driver.frtsStart());
        driver.booter("booter_load", driver.metaAddress);
        refused("GSP reset, and its mailboxes holding the libos arguments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messageQueueInitArguments.pageTableEntryCount",
                "messageQueueInitArguments.cmdQueueOffset",
                "messageQueueInitArguments.statQueueOffset",
                "gpuInstance",
                "srInitArguments.flags"
            })
    void argumentsAreChecked(String field) {
        toBooter(d -> {
            Decoded arguments = d.table.view("GSP_ARGUMENTS_CACHED", d.memory().at(d.queues.arguments));
            arguments.setLong(field, arguments.getLong(field) + 1);
        });
        driver.sleepMicros(20_000);
        refused("RMARGS " + field);
    }

    @Test
    void queuePagesAndHeaderAreChecked() {
        toBooter(d -> {
            Bytes.put64(d.queues.region, 8 * 7, 0x123);
            d.queues.header().setLong("msgCount", 64);
        });
        driver.sleepMicros(20_000);
        refused("queue page table entry 7");
    }

    private void systemInfo(Consumer<Decoded> change) {
        toBooter(d -> {});
        driver.gsp.write(0x80, RawImage.appVersion(driver));
        driver.sleepMicros(20_000);
        byte[] payload = new byte[(int) driver.table.struct("GspSystemInfo").size()];
        Decoded info = driver.table.view("GspSystemInfo", MemorySegment.ofArray(payload));
        driver.queues.fillSystemInfo(info);
        change.accept(info);
        driver.queues.send("GSP_SET_SYSTEM_INFO", payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpuPhysAddr", "gpuPhysFbAddr", "gpuPhysInstAddr", "nvDomainBusDeviceFunc", "maxUserVa",
                "pciConfigMirrorBase", "pciConfigMirrorSize", "PCIDeviceID", "PCISubDeviceID", "PCIRevisionID",
                "simAccessBufPhysAddr", "hostPageSize"
            })
    void systemInfoIsChecked(String field) {
        systemInfo(info -> info.setLong(field, info.getLong(field) + 3));
        refused("GspSystemInfo." + field);
    }

    @Test
    void booleansAreBooleans() {
        systemInfo(info -> info.setLong("bIsPassthru", 2));
        refused("GspSystemInfo.bIsPassthru: expected 0 or 1");
    }

    @Test
    void registryIsChecked() {
        systemInfo(info -> {});
        byte[] shortSize = RawQueues.registry("One", "Two");
        Bytes.put32(shortSize, 0, shortSize.length - 8);
        byte[] outside = RawQueues.registry("One", "Two");
        Bytes.put32(outside, 8, outside.length);
        driver.queues.send("SET_REGISTRY", outside);
        refused("entries[0].nameOffset");
        byte[] twice = RawQueues.registry("One", "One");
        driver.queues.send("SET_REGISTRY", twice);
        refused("One twice");
        byte[] count = RawQueues.registry("One");
        Bytes.put32(count, 4, 1000);
        driver.queues.send("SET_REGISTRY", count);
        refused("numEntries");
        byte[] type = RawQueues.registry("One");
        type[12] = 9;
        driver.queues.send("SET_REGISTRY", type);
        refused("entries[0].type");
        int refusals = driver.gpu.refusals().size();
        driver.queues.send("SET_REGISTRY", shortSize);
        assertThat(driver.gpu.refusals()).hasSize(refusals);
        assertThat(driver.gpu.notes().toString()).contains("size is short");
    }

    @Test
    void registryBeforeSystemInfoIsRefused() {
        toBooter(d -> d.queues.sendRegistry(0));
        driver.sleepMicros(20_000);
        refused("one that fits the state WAIT_SYSTEM_INFO");
    }
}
