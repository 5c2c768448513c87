package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.fwabi.samples.tables.display.Screens.INSTANCE;
import static org.fwabi.samples.tables.display.Screens.failed;
import static org.fwabi.samples.tables.display.Screens.ok;

import java.util.Optional;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmFailure;
import org.fwabi.gsp.rm.RmObject;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.gsp.sim.SimChip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The display hardware, its memory and its channels. */
class DisplayChannelsTest {
    private static DisplayMemory ring(DisplayMemory.Where where) {
        return new DisplayMemory(where, 0x12345000, 0x1000);
    }

    private static RmStatus status(RmException e) {
        return e.failure() instanceof RmFailure.Status(var call, var status) ? status : RmStatus.OK;
    }

    @OnEachRelease
    void theHardwareTellsWhatItHas(String release) {
        try (Screens screens = new Screens(release)) {
            DisplayHardware hardware = ok(screens.display.channels().hardware());
            assertThat(hardware.heads()).isEqualTo(4);
            assertThat(hardware.windows()).isEqualTo(0xff);
            assertThat(hardware.internal()).isZero();
            String struct = "NV2080_CTRL_INTERNAL_DISPLAY_GET_STATIC_INFO_PARAMS";
            assertThat(hardware.embedded().isPresent()).isEqualTo(screens.has(struct, "embeddedDisplayPortMask"));
            assertThat(hardware.channels().isPresent()).isEqualTo(screens.has(struct, "numDispChannels"));
            assertThat(hardware.console())
                    .isEqualTo(screens.has(struct, "bPrimaryVga") ? Optional.of(true) : Optional.empty());
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void brightnessDataGoesOutWholeOrIsSaidToBeMissing(String release) {
        try (Screens screens = new Screens(release)) {
            DisplayChannels channels = screens.display.channels();
            assertThat(screens.abi().brightnessState().params().byteSize()).isEqualTo(4104);
            ok(channels.noBrightnessState());
            ok(channels.brightnessState((byte) 0x64, (byte) 0, (byte) 0, (byte) 0));
            ok(channels.brightnessState(new byte[DisplayChannels.MAX_BRIGHTNESS_DATA]));
            assertThatThrownBy(() -> channels.brightnessState(new byte[4097]))
                    .isInstanceOf(IllegalArgumentException.class);
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void channelsOfAllKindsAreMadeInOrder(String release) throws RmException {
        try (Screens screens = new Screens(release)) {
            DisplayChannels channels = screens.display.channels();
            int before = screens.bench.rm().objects();
            ok(channels.instanceMemory(INSTANCE));
            RmObject root = channels.start();
            assertThat(root.handle()).isEqualTo(0xc6700000);
            ok(channels.pushBuffer(DisplayChannels.Kind.CORE, 0, ring(DisplayMemory.Where.FRAMEBUFFER)));
            RmObject core = channels.channel(root, DisplayChannels.Kind.CORE, 0, 0);
            assertThat(core.handle()).isEqualTo(0xc67d0000);
            ok(channels.pushBuffer(DisplayChannels.Kind.WINDOW, 7, ring(DisplayMemory.Where.SYSTEM)));
            RmObject window = channels.channel(root, DisplayChannels.Kind.WINDOW, 7, 0x40);
            assertThat(window.handle()).isEqualTo(0xc67e0007);
            ok(channels.pushBuffer(
                    DisplayChannels.Kind.WINDOW_IMMEDIATE, 7, ring(DisplayMemory.Where.SYSTEM_COHERENT)));
            channels.channel(root, DisplayChannels.Kind.WINDOW_IMMEDIATE, 7, 0);
            ok(channels.noPushBuffer(3));
            channels.cursor(root, 3);
            assertThat(screens.bench.rm().objects()).isEqualTo(before + 5);
            assertThat(root.free()).isEmpty();
            assertThat(screens.bench.rm().objects()).isEqualTo(before);
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void whatIsOutOfOrderIsAFailure(String release) throws RmException {
        try (Screens screens = new Screens(release)) {
            DisplayChannels channels = screens.display.channels();
            assertThat(status(catchThrowableOfType(RmException.class, channels::start)))
                    .isEqualTo(Screens.INVALID_STATE);
            ok(channels.instanceMemory(INSTANCE));
            RmObject root = channels.start();
            assertThat(status(catchThrowableOfType(
                            RmException.class, () -> channels.channel(root, DisplayChannels.Kind.CORE, 0, 0))))
                    .isEqualTo(Screens.INVALID_STATE);
            ok(channels.pushBuffer(DisplayChannels.Kind.CORE, 1, ring(DisplayMemory.Where.FRAMEBUFFER)));
            assertThat(status(catchThrowableOfType(
                            RmException.class, () -> channels.channel(root, DisplayChannels.Kind.CORE, 1, 0))))
                    .isEqualTo(Screens.INVALID_ARGUMENT);
            assertThat(status(catchThrowableOfType(RmException.class, () -> channels.cursor(root, 4))))
                    .isEqualTo(Screens.INVALID_ARGUMENT);
            failed(
                    channels.instanceMemory(new DisplayMemory(DisplayMemory.Where.SYSTEM, 0, 0x1000)),
                    Screens.INVALID_ARGUMENT);
            assertThatThrownBy(() -> new DisplayMemory(DisplayMemory.Where.SYSTEM, 0x1000, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = SimChip.class, mode = EnumSource.Mode.EXCLUDE, names = "GH100")
    void eachChipHasClassesOfItsOwn(SimChip chip) throws RmException {
        for (String release : new String[] {"535.113.01", "595.45.04"}) {
            try (Screens screens = new Screens(release, chip)) {
                DisplayChannels channels = screens.display.channels();
                ok(channels.instanceMemory(INSTANCE));
                RmObject root = channels.start();
                for (DisplayChannels.Kind kind : DisplayChannels.Kind.values()) {
                    ok(channels.pushBuffer(kind, 0, ring(DisplayMemory.Where.FRAMEBUFFER)));
                    channels.channel(root, kind, 0, 0);
                }
                channels.cursor(root, 0);
                screens.noRefusals();
            }
        }
    }

    @Test
    void aChipForComputingHasNone() throws Exception {
        try (Screens screens = new Screens("570.144")) {
            assertThat(Display.open(screens.abi(), screens.client.device(), 0, 0, Chip.GA100, (c, s, t) -> {}))
                    .isEmpty();
            screens.noRefusals();
        }
    }
}
