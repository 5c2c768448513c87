package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmObject;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.message.Control;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.abi.GspAbi;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a driver gets wrong that has one release's numbers and sizes in its source and runs on another. Each mistake is
 * made here with raw bytes, and the simulated GPU does to it what the firmware would; beside it stands what keeps it from
 * being made with bindings.
 */
class NouveauMistakesTest {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static <P> RmReply<P> internal(Bench bench, Control<P> control) {
        Firmware firmware = bench.gpu().firmware();
        return firmware.calls()
                .control(firmware.info().internalClient(), firmware.info().internalSubdevice(), control);
    }

    /** The base number plus an instance, for engines whose numbers are not in a row. */
    @Nested
    class CopyEngineTen {
        /** NV2080_ENGINE_TYPE_COPY0 in every release. */
        private static final int COPY0 = 9;

        private static final int AMPERE_DMA_COPY_B = 0xc7b5;

        @ParameterizedTest
        @CsvSource({"570.144, 10", "570.144, 19", "560.35.03, 12"})
        void arithmeticNamesAnotherEngineAndIsRefused(String release, int instance) throws RmException {
            try (Bench bench = new Bench(release);
                    GpuClient client = GpuClient.create(bench.gpu().firmware(), 1);
                    VaSpace space = VaSpace.create(client, 0, false);
                    Channel channel = channel(bench, space, instance)) {
                RmReply<MemorySegment> reply = client.calls()
                        .alloc(
                                client.handle(),
                                channel.object().handle(),
                                0xe0b0,
                                RawBytes.objectClass(AMPERE_DMA_COPY_B, 8),
                                params -> {
                                    params.set(WORD, 0, 1);
                                    params.set(WORD, 4, COPY0 + instance);
                                });
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                RmReply.Failed.class,
                                failed -> assertThat(failed.status()).isEqualTo(RmStatus.of(0x1f)));
                assertThat(bench.sim().refusals()).hasSize(1);

                new EngineObjects(bench.gpu().classes()).copy(channel);
                assertThat(bench.sim().refusals()).as("with the bindings").hasSize(1);
            }
        }

        private static Channel channel(Bench bench, VaSpace space, int instance) throws RmException {
            EngineType type = ClientEngines.of(bench.gpu().firmware().abi(), new Engine(Engine.Kind.COPY, instance))
                    .orElseThrow();
            return Channel.create(
                    space, bench.gpu().classes().channel(), bench.gpu().channelSpec(type, 1, 64));
        }

        @Test
        void theBindingsHaveConstantsAndNoArithmetic() throws Exception {
            GspAbi abi = GspAbi.of("570.144");
            assertThat(abi.engineType().number(EngineType.COPY9)).hasValue(0x12);
            assertThat(abi.engineType().number(EngineType.COPY10)).hasValue(0x34);
            assertThat(abi.engineType().of(COPY0 + 10).flatMap(Engine::of))
                    .contains(new Engine(Engine.Kind.DECODER, 0));
        }

        @Test
        void anEngineThatTheReleaseDoesNotHaveIsNotSent() throws RmException {
            try (Bench bench = new Bench("535.113.01");
                    GpuClient client = GpuClient.create(bench.gpu().firmware(), 1);
                    VaSpace space = VaSpace.create(client, 0, false)) {
                ChannelSpec spec = bench.gpu().channelSpec(EngineType.COPY10, 1, 64);
                assertThatThrownBy(() ->
                                Channel.create(space, bench.gpu().classes().channel(), spec))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("COPY10");
                assertThat(bench.rm().fifo().count()).isZero();
                assertThat(bench.sim().refusals()).isEmpty();
            }
        }
    }

    /** The same number for unrelated controls. */
    @Nested
    class ReusedNumbers {
        private static final int SAVE_REGION_OR_TOGGLE = 0x20800ac3;

        private static final int FALCON_INFO_OR_HSHUB = 0x20800a42;

        @Test
        void theOldSuspendOnANewReleaseIsAnotherControlOfAnotherSize() {
            try (Bench bench = new Bench("570.144")) {
                assertThat(internal(bench, RawBytes.control(SAVE_REGION_OR_TOGGLE, 40)))
                        .isInstanceOfSatisfying(
                                RmReply.Failed.class,
                                failed -> assertThat(failed.status()).isEqualTo(RmStatus.INVALID_PARAM_STRUCT));
                assertThat(bench.sim().refusals())
                        .singleElement()
                        .asString()
                        .contains("FIFO_TOGGLE_ACTIVE_CHANNEL_SCHEDULING");
            }
        }

        @Test
        void ofTheRightSizeItEvenStopsAllChannels() {
            try (Bench bench = new Bench("570.144")) {
                Firmware firmware = bench.gpu().firmware();
                RmReply<MemorySegment> reply = firmware.calls()
                        .control(
                                firmware.info().internalClient(),
                                firmware.info().internalSubdevice(),
                                RawBytes.control(SAVE_REGION_OR_TOGGLE, 1),
                                params -> params.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
                assertThat(reply).isInstanceOf(RmReply.Ok.class);
                assertThat(bench.rm().fifo().stopped()).isTrue();
            }
        }

        @Test
        void theNewSuspendOnAnOldReleaseIsRefused() {
            try (Bench bench = new Bench("535.113.01")) {
                assertThat(internal(bench, RawBytes.control(SAVE_REGION_OR_TOGGLE, 1)))
                        .isInstanceOfSatisfying(
                                RmReply.Failed.class,
                                failed -> assertThat(failed.status()).isEqualTo(RmStatus.INVALID_PARAM_STRUCT));
                assertThat(bench.sim().refusals()).singleElement().asString().contains("FBSR_SEND_REGION_INFO");
            }
        }

        @Test
        void theOldNumberOfFalconInfoIsAControlOfNvlinkNow() {
            try (Bench bench = new Bench("535.113.01")) {
                assertThat(internal(bench, RawBytes.control(FALCON_INFO_OR_HSHUB, 1284)))
                        .isInstanceOf(RmReply.Ok.class);
            }
            try (Bench bench = new Bench("570.144")) {
                assertThat(internal(bench, RawBytes.control(FALCON_INFO_OR_HSHUB, 1284)))
                        .isInstanceOfSatisfying(
                                RmReply.Failed.class,
                                failed -> assertThat(failed.status()).isEqualTo(RmStatus.NOT_SUPPORTED));
                assertThat(bench.sim().refusals()).hasSize(1);
            }
        }

        /** Source: NVIDIA open-gpu-kernel-modules of these releases, ctrl0073system.h. */
        @ParameterizedTest
        @CsvSource({"0x730120, 12", "0x730122, 16"})
        void oldNumbersOfDisplayControlsAreRefused(String number, long size) throws RmException {
            try (Bench bench = new Bench("570.144");
                    GpuClient client = GpuClient.create(bench.gpu().firmware(), 1)) {
                RmObject common =
                        client.device().create(0x00730000, client.abi().displayCommon(), params -> {});
                assertThat(common.control(RawBytes.control(Integer.decode(number), size)))
                        .isInstanceOf(RmReply.Failed.class);
                assertThat(bench.sim().refusals()).hasSize(1);
            }
        }

        @Test
        void theNewNumberOfConnectStateIsAnotherControlInOldReleases() throws RmException {
            try (Bench bench = new Bench("535.113.01");
                    GpuClient client = GpuClient.create(bench.gpu().firmware(), 1)) {
                RmObject common =
                        client.device().create(0x00730000, client.abi().displayCommon(), params -> {});
                assertThat(common.control(RawBytes.control(0x730108, 16))).isInstanceOf(RmReply.Failed.class);
                assertThat(bench.sim().refusals()).hasSize(1);
            }
        }

        @Test
        void withBindingsAControlHasItsNumberOrIsNotThere() throws Exception {
            GspAbi old = GspAbi.of("535.113.01");
            GspAbi young = GspAbi.of("570.144");
            assertThat(old.saveRegion().map(Control::number)).contains(SAVE_REGION_OR_TOGGLE);
            assertThat(old.toggleScheduling()).isEqualTo(Optional.empty());
            assertThat(young.saveRegion()).isEqualTo(Optional.empty());
            assertThat(young.toggleScheduling().map(Control::number)).contains(SAVE_REGION_OR_TOGGLE);
            assertThat(old.falconInfo().number()).isEqualTo(FALCON_INFO_OR_HSHUB);
            assertThat(young.falconInfo().number()).isEqualTo(0x208001b0);
            assertThat(old.supportedDisplays().number()).isEqualTo(0x730120);
            assertThat(young.supportedDisplays().number()).isEqualTo(0x730107);
            assertThat(old.connectState().number()).isEqualTo(0x730122);
            assertThat(young.connectState().number()).isEqualTo(0x730108);
        }
    }
}
