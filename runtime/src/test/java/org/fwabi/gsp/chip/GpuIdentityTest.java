package org.fwabi.gsp.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fwabi.device.FakeGpu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GpuIdentityTest {
    private final FakeGpu gpu = new FakeGpu();

    private void set(int boot0, int boot42) {
        gpu.function().set(GpuRegisters.Boot0.OFFSET, boot0);
        gpu.function().set(GpuRegisters.Boot42.OFFSET, boot42);
    }

    @ParameterizedTest
    @EnumSource
    void tellsEachChip(Chip chip) throws UnknownChipException {
        set(chip.id() << 20, (chip.id() << 20) | 0xa1000);
        GpuIdentity identity = GpuIdentity.read(gpu.bar0());
        assertThat(identity).isEqualTo(new GpuIdentity(chip, 0xa, 1));
        assertThat(identity).hasToString(chip + " (rev a1)");
        assertThat(chip.id() >> 4).isEqualTo(chip.family().architecture().code());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        set(0x1b2000a1, 0x1b2a1000);
        assertRefused(UnknownChipException.Reason.NOT_SUPPORTED, "chip 0x1b2 is not supported");
        set(0x0a8180a2 & ~0x100, 0);
        assertRefused(UnknownChipException.Reason.TOO_OLD, "older than Fermi");
        set(-1, -1);
        assertRefused(UnknownChipException.Reason.NO_ANSWER, "does not answer");
    }

    private void assertRefused(UnknownChipException.Reason reason, String message) {
        assertThatThrownBy(() -> GpuIdentity.read(gpu.bar0()))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        UnknownChipException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void readsFieldsOfRegisters() {
        assertThat(new GpuRegisters.LocalMemoryRange((11 << 4) | 10).bytes()).isEqualTo(11L << 30);
        assertThat(new GpuRegisters.LocalMemoryRange((1 << 30) | (16 << 4) | 10).bytes())
                .isEqualTo(15L << 30);
        assertThat(new GpuRegisters.UsableFbSize(24576).bytes()).isEqualTo(24L << 30);
        assertThat(new GpuRegisters.VgaWorkspace(0x00ffff08).address()).isEqualTo(0xffff_0000L);
        assertThat(new GpuRegisters.VgaWorkspace(0x00ffff08).valid()).isTrue();
        gpu.function().set(GpuRegisters.Wpr2.LOW, 0x27fe0005);
        gpu.function().set(GpuRegisters.Wpr2.HIGH, 0xf7ff0000);
        assertThat(GpuRegisters.Wpr2.read(gpu.bar0())).isEqualTo(new GpuRegisters.Wpr2(0x27fe000_000L, 0xf7ff000_000L));
    }

    @Test
    void splitsTheFlushPagesAddressWhereTheChipDoes() {
        GpuRegisters.FlushPage.write(gpu.bar0(), Family.GA10X, 0x7f_1234_5678_9000L);
        assertThat(gpu.function().get(0x100c10)).isEqualTo(0x34567890);
        assertThat(gpu.function().get(0x100c40)).isEqualTo(0x7f12);
        assertThat(GpuRegisters.FlushPage.read(gpu.bar0(), Family.GA10X)).isEqualTo(0x7f_1234_5678_9000L);
        GpuRegisters.FlushPage.write(gpu.bar0(), Family.TU10X, 0x12_3456_7000L);
        assertThat(GpuRegisters.FlushPage.read(gpu.bar0(), Family.TU10X)).isEqualTo(0x12_3456_7000L);
    }

    @Test
    void handlesBitFields() {
        assertThat(Bits.get(-1, 31, 0)).isEqualTo(-1);
        assertThat(Bits.get(0x80000000, 31, 31)).isOne();
        assertThat(Bits.with(-1, 7, 4, 0)).isEqualTo(0xffffff0f);
        assertThatIllegalArgumentException().isThrownBy(() -> Bits.with(0, 7, 4, 16));
    }
}
