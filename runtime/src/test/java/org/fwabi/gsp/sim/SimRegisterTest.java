package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimRegisterTest {
    private static final int BAD = RegisterFile.BAD_READ;
    private final RawDriver driver = SimTables.driver(SimChip.GA102, "570.144");

    private void refused(String where) {
        List<Refusal> refusals = driver.gpu.refusals();
        assertThat(refusals).isNotEmpty();
        assertThat(refusals.getLast().toString()).contains(where);
    }

    @ParameterizedTest
    @EnumSource(value = SimChip.class, mode = EnumSource.Mode.EXCLUDE, names = "GH100")
    void identifiesItself(SimChip chip) {
        RawDriver of = SimTables.driver(chip, "570.144");
        assertThat(of.gpu.configRead32(0)).isEqualTo(chip.pciDevice() << 16 | 0x10de);
        assertThat(of.gpu.configRead32(8) >>> 16).isEqualTo(0x0300);
        of.enable();
        assertThat(of.read(0) >>> 24).isEqualTo(chip.chipset() >>> 4);
        assertThat(of.read(0xa00) >>> 20 & 0x3ff).isEqualTo(chip.chipset());
        int range = of.read(0x100ce0);
        assertThat((long) (range >>> 4 & 0x3f) << (range & 0xf) << 20).isEqualTo(chip.framebufferSize());
        assertThat(of.gpu.refusals()).isEmpty();
    }

    @Test
    void nothingAnswersBeforeMemoryIsEnabled() {
        assertThat(driver.read(0)).isEqualTo(-1);
        refused("memory space enabled");
    }

    @Test
    void whatIsNoRegisterIsRefused() {
        driver.enable();
        assertThat(driver.read(0x4)).isEqualTo(BAD);
        refused("BAR0 0x4: expected a register");
        driver.write(0x9999_0, 1);
        refused("BAR0 0x99990");
        assertThat(driver.read(0x2)).isEqualTo(BAD);
        refused("a multiple of 4");
        assertThat(driver.read(1L << 24)).isEqualTo(BAD);
        refused("below 16 MiB");
        assertThat(driver.gpu.barRead32(1, 0)).isEqualTo(-1);
        refused("BAR1");
    }

    @Test
    void chipsHaveDifferentRegisters() {
        driver.enable();
        RawDriver turing = SimTables.driver(SimChip.TU102, "570.144");
        turing.enable();
        assertThat(driver.read(0x1183a4)).isEqualTo(10240);
        assertThat(turing.read(0x1183a4)).isEqualTo(BAD);
        assertThat(turing.read(0x111388)).isEqualTo(BAD);
        assertThat(driver.read(0x111240)).isEqualTo(BAD);
    }

    @Test
    void readOnlyRegistersRefuseWrites() {
        driver.enable();
        driver.write(0, 1);
        refused("BOOT_0: expected a read");
        driver.write(0x1fa828, 0);
        refused("WPR2_ADDR_HI");
    }

    @Test
    void gfwProgressIsHiddenAtFirst() {
        driver.gpu.configWrite32(4, 6);
        assertThat(driver.read(0x118234)).isEqualTo(BAD);
        refused("0x118128 bit 0");
    }

    @Test
    void resetNeedsAFlushPageAndTime() {
        driver.gpu.configWrite32(4, 6);
        driver.write(0x1103c0, 1);
        refused("a sysmem flush page before any reset");
        driver.write(0x1103c0, 0);
        refused("a reset of 10 us");
    }

    @Test
    void aFalconInResetIsOutOfReach() {
        driver.enable();
        driver.write(0x1103c0, 1);
        assertThat(driver.read(0x110040)).isEqualTo(BAD);
        refused("the engine out of reset");
        assertThat(driver.read(0x1100f4)).isNotEqualTo(BAD);
    }

    @Test
    void memoriesWaitForScrubbing() {
        driver.enable();
        driver.write(0x1103c0, 1);
        driver.sleepMicros(20);
        driver.write(0x1103c0, 0);
        assertThat(driver.read(0x1100f4) & 1 << 12).isNotZero();
        driver.write(0x1101c4, 1);
        refused("scrubbed memories");
        driver.sleepMicros(100);
        assertThat(driver.read(0x1100f4) & 1 << 12).isZero();
    }

    @Test
    void theRiscvCoreMustBeSwitchedAway() {
        driver.enable();
        driver.write(0x1103c0, 1);
        driver.sleepMicros(20);
        driver.write(0x1103c0, 0);
        driver.sleepMicros(100);
        driver.write(0x110100, 2);
        refused("the falcon core selected");
    }

    @Test
    void startsThroughTheRightRegister() {
        driver.enable();
        driver.sec2.reset();
        driver.write(0x840100, 2);
        refused("a start through CPUCTL_ALIAS");
        driver.write(0x110130, 2);
        refused("a start through CPUCTL");
    }

    @Test
    void dmaOutsideMappingsFaults() {
        driver.enable();
        driver.gsp.reset();
        driver.gsp.dmaReset();
        driver.gsp.write(0x600, 5);
        driver.gsp.write(0x110, 0x77777);
        driver.gsp.write(0x118, 6 << 8);
        refused("GSP DMA: expected mapped memory");
        assertThat(driver.until(100, () -> (driver.gsp.read(0x118) & 2) != 0)).isFalse();
        driver.gsp.reset();
        assertThat(driver.gsp.read(0x118) & 2).isNotZero();
    }

    @Test
    void dmaNeedsBusMastering() {
        driver.enable();
        driver.gsp.reset();
        driver.gsp.dmaReset();
        driver.gpu.configWrite32(4, 2);
        driver.gsp.write(0x600, 5);
        driver.gsp.write(0x118, 6 << 8);
        refused("bus mastering enabled");
    }

    @Test
    void dmaNeedsItsSetup() {
        driver.enable();
        driver.gsp.reset();
        driver.gsp.write(0x118, 6 << 8);
        refused("FBIF_CTL bit 7");
        driver.gsp.dmaReset();
        driver.gsp.write(0x118, 6 << 8);
        refused("FBIF_TRANSCFG with physical addresses");
    }

    @Test
    void unsignedOrForeignCodeNeverRuns() {
        driver.enable();
        driver.gsp.reset();
        driver.gsp.dmaReset();
        driver.gsp.load(Bytes.random(1, 512), 0, 0, true, true);
        driver.gsp.start();
        assertThat(driver.gsp.halts()).isFalse();
        refused("a program at the boot vector");
    }

    @Test
    void codeThatWasTouchedNeverRuns() {
        driver.enable();
        RawVbios bios = RawVbios.read(driver);
        byte[] code = bios.code().clone();
        code[code.length - 1] ^= 1;
        driver.gsp.reset();
        driver.gsp.dmaReset();
        driver.gsp.load(code, 0, 0, true, true);
        driver.gsp.load(bios.data(), 0, 0, false, false);
        driver.gsp.brom(bios.signatureOffset(), 0x400, bios.ucodeId());
        driver.gsp.start();
        assertThat(driver.gsp.halts()).isFalse();
        refused("the code of FWSEC whole");
    }

    @Test
    void theWrongSignatureNeverRuns() {
        driver.enable();
        RawVbios bios = RawVbios.read(driver);
        driver.gsp.reset();
        driver.gsp.dmaReset();
        byte[] data = bios.data().clone();
        Bytes.put(data, bios.signatureOffset(), bios.signature(0));
        driver.gsp.load(bios.code(), 0, 0, true, true);
        driver.gsp.load(data, 0, 0, false, false);
        driver.gsp.brom(bios.signatureOffset(), 0x400, bios.ucodeId());
        driver.gsp.start();
        assertThat(driver.gsp.halts()).isFalse();
        refused("the signature of FWSEC for fuse version 2");
    }

    @Test
    void barsAreSizedAsOnHardware() {
        int assigned = driver.gpu.configRead32(0x14);
        driver.gpu.configWrite32(0x14, -1);
        assertThat(driver.gpu.configRead32(0x14) & ~0xf).isEqualTo(-(int) ConfigSpace.BAR1_SIZE);
        driver.gpu.configWrite32(0x14, assigned);
        assertThat(driver.gpu.configRead32(0x14)).isEqualTo(assigned);
        assertThat(driver.gpu.refusals()).isEmpty();
        driver.gpu.configWrite32(0x10, 0x1000_0000);
        refused("config space BAR0");
    }
}
