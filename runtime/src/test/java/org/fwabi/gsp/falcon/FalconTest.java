package org.fwabi.gsp.falcon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.device.FakeGpu;
import org.fwabi.gsp.chip.Chip;
import org.junit.jupiter.api.Test;

/** Against plain registers: what is written, in which order. The simulated GPU judges whether it works. */
class FalconTest {
    private static final int GSP = 0x110000;
    private static final int SEC2 = 0x840000;

    private final FakeGpu gpu = new FakeGpu();

    private final DmaBuffer bytes;

    FalconTest() throws DmaException {
        bytes = gpu.device().allocateDma(0x600);
        for (int i = 0; i < 0x600; i++) {
            bytes.memory().set(ValueLayout.JAVA_BYTE, i, (byte) (i / 4));
        }
    }

    private Falcon falcon(FalconEngine engine, Chip chip) {
        return new Falcon(engine, chip, gpu.bar0(), gpu.device().clock());
    }

    private FalconImage image(FalconImage.Section code, FalconImage.Section data) {
        return new FalconImage(
                "test", bytes, Optional.empty(), code, data, new FalconImage.BootRom(0x40, 0x400, 9), 0x1200);
    }

    private static FalconImage.Section section(long source, long destination, long size) {
        return new FalconImage.Section(source, destination, size, 0);
    }

    @Test
    void copiesByDma() throws FalconException {
        gpu.function().set(GSP + 0x118, 2);
        // The register keeps what was written to it, and so looks idle only if a command has bit 1 set.
        Falcon falcon = falcon(FalconEngine.GSP, Chip.GA102);
        assertThatThrownBy(() -> falcon.load(image(section(0x100, 0, 0x100), section(0x400, 0x80, 0x10))))
                .isInstanceOfSatisfying(FalconException.class, e -> {
                    assertThat(e.reason()).isEqualTo(FalconException.Reason.TIMED_OUT);
                    assertThat(e.engine()).isEqualTo(FalconEngine.GSP);
                })
                .hasMessage("GSP falcon: copy of secure code of test did not end within 2 s");
        long address = bytes.deviceAddress();
        assertThat(gpu.function().log)
                .containsExactly(
                        "110624=80",
                        "11010c=0",
                        "110600=5",
                        "110110=" + Long.toHexString((address >>> 8) & 0xffffffffL),
                        "110128=" + Long.toHexString(address >>> 40),
                        "110114=0",
                        "11011c=100",
                        "110118=614");
    }

    @Test
    void writesByProgrammedIo() throws FalconException {
        FalconImage.Section code = new FalconImage.Section(0, 0x200, 0x104, 0x1100);
        falcon(FalconEngine.SEC2, Chip.TU102).load(image(code, section(0x400, 0x10, 6)));

        List<String> log = gpu.function().log;
        assertThat(log).startsWith("840624=80", "84010c=0", "840180=11000200", "840188=11", "840184=0");
        assertThat(log.stream().filter(l -> l.startsWith("840188=")))
                .as("a tag for each block")
                .containsExactly("840188=11", "840188=12");
        assertThat(log.stream().filter(l -> l.startsWith("840184=")))
                .as("the last block is filled up")
                .hasSize(128);
        assertThat(log.subList(log.size() - 4, log.size()))
                .containsExactly("8401c0=1000010", "8401c4=0", "8401c4=101", "840104=1200");
    }

    private static FramebufferProgram program(long codeBase, long codeVirtual, OptionalLong dataVirtual) {
        return new FramebufferProgram(
                "asked for",
                codeBase,
                codeVirtual,
                0x400,
                0x180,
                0x5_0000_2000L,
                dataVirtual,
                0x80,
                0x40,
                new FalconImage.BootRom(0x40, 0x400, 5));
    }

    @Test
    void copiesFromTheFramebuffer() {
        // The aperture's engine flag is cleared, whatever it was.
        gpu.function().set(GSP + 0x600, 0x10003);
        assertThatThrownBy(() -> falcon(FalconEngine.GSP, Chip.AD102)
                        .load(program(0x5_0000_0000L, 0x1200, OptionalLong.empty())))
                .hasMessage("GSP falcon: copy of secure code of asked for did not end within 2 s");
        assertThat(gpu.function().log)
                .containsExactly(
                        "110624=80",
                        "11010c=0",
                        "110600=4",
                        "110110=5000000",
                        "110128=0",
                        "110114=400",
                        "11011c=1200",
                        "110118=614");
    }

    @Test
    void refusesProgramsInTheFramebufferThatCantBeCopied() {
        assertThatThrownBy(() ->
                        falcon(FalconEngine.GSP, Chip.GA102).load(program(0x5_0000_0080L, 0, OptionalLong.empty())))
                .hasMessageContaining("secure code does not begin at a multiple of 256 bytes");
        assertThatThrownBy(() -> falcon(FalconEngine.GSP, Chip.GA102).load(program(-256, 256, OptionalLong.of(0))))
                .hasMessageContaining("lies beyond 49 address bits");
        assertThatThrownBy(() -> falcon(FalconEngine.GSP, Chip.TU102).load(program(0, 0, OptionalLong.empty())))
                .hasMessageContaining("this chip has no boot ROM for it");
    }

    @Test
    void putsTheGenericBootloaderAtTheEndOfItsMemory() throws FalconException {
        gpu.function().set(GSP + 0x108, 0x180 << 9 | 0x100);
        LoaderProgram loader = new LoaderProgram("loader", bytes.memory().asSlice(0, 0x180), 0xfd, 0x20);
        Falcon falcon = falcon(FalconEngine.GSP, Chip.TU102);
        falcon.load(loader, bytes.memory().asSlice(0x400, 8));
        assertThat(gpu.function().log)
                .startsWith("110624=80", "11010c=0", "1101c0=1000020", "1101c4=0", "1101c4=1010101")
                .contains("110180=100fe00", "110188=fd", "110188=fe")
                .doesNotContain("110188=ff")
                .endsWith("110104=fd00");
        assertThat(falcon.setAperture(3, Falcon.Target.NONCOHERENT_SYSMEM)).isZero();
        falcon.restoreAperture(3, 7);
        assertThat(gpu.function().log).endsWith("11060c=6", "11060c=7");
        assertThatThrownBy(() -> falcon(FalconEngine.GSP, Chip.GA102).load(loader, bytes.memory()))
                .hasMessageContaining("this chip loads by itself");
    }

    @Test
    void refusesSectionsThatDoNotFit() {
        gpu.function().set(GSP + 0x118, 2);
        FalconImage.Section good = section(0, 0, 0x100);
        assertBad(image(section(0x500, 0, 0x200), good), "not within the image: 512 bytes at 1280 of 1536");
        assertBad(image(section(-256, 0, 0x100), good), "not within the image");
        assertBad(image(section(0, 0x1000000, 0x100), good), "does not fit its memory");
        assertBad(image(section(0x10, 0, 0x100), good), "does not begin at a multiple of 256 bytes");
    }

    private void assertBad(FalconImage image, String problem) {
        assertThatThrownBy(() -> falcon(FalconEngine.GSP, Chip.GA102).load(image))
                .isInstanceOfSatisfying(
                        FalconException.class, e -> assertThat(e.reason()).isEqualTo(FalconException.Reason.BAD_IMAGE))
                .hasMessageContaining(problem);
    }

    @Test
    void waitsForScrubbing() {
        gpu.function().set(SEC2 + 0xf4, 1 << 12);
        assertThatThrownBy(falcon(FalconEngine.SEC2, Chip.AD102)::reset)
                .hasMessage("SEC2 falcon: memory scrubbing did not end within 20 ms");
        gpu.function().set(SEC2 + 0x10c, 1 << 2);
        assertThatThrownBy(falcon(FalconEngine.SEC2, Chip.TU102)::reset)
                .hasMessage("SEC2 falcon: memory scrubbing did not end within 10 ms");
    }

    @Test
    void startsThroughTheAliasWhereTheRegisterIsLocked() {
        falcon(FalconEngine.SEC2, Chip.GA102).start();
        gpu.function().set(SEC2 + 0x100, 1 << 6);
        falcon(FalconEngine.SEC2, Chip.GA102).start();
        assertThat(gpu.function().log).containsExactly("840100=2", "840130=2");
    }

    @Test
    void knowsWhetherTheRiscvCoreRuns() {
        gpu.function().set(GSP + 0x1240, 1);
        assertThat(falcon(FalconEngine.GSP, Chip.TU102).isRiscvActive()).isTrue();
        assertThat(falcon(FalconEngine.GSP, Chip.GA102).isRiscvActive()).isFalse();
        gpu.function().set(GSP + 0x1388, 1 << 7);
        assertThat(falcon(FalconEngine.GSP, Chip.GA102).isRiscvActive()).isTrue();
    }
}
