package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmFailure;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.message.AbsentFieldException;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.abi.PdeBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients, address spaces, channels and engine objects on every release. */
class ChannelsTest {
    private static final int CLIENT = 1;

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void aClientWithAllBelowItComesAndGoes(String release) throws RmException {
        try (Bench bench = new Bench(release)) {
            int before = bench.rm().objects();
            GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT);
            assertThat(client.handle()).isEqualTo(0xc1d00001);
            assertThat(bench.rm().objects()).isEqualTo(before + 3);
            assertThat(client.free()).isEmpty();
            assertThat(bench.rm().objects()).isEqualTo(before);
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void addressSpacesTakePageTablesEitherWay(String release) throws RmException {
        try (Bench bench = new Bench(release);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT)) {
            long tables = bench.gpu().videoMemory().take(3 * 4096).address();
            try (VaSpace external = VaSpace.create(client, 0, true);
                    VaSpace shared = VaSpace.create(client, 1, false)) {
                external.setPageDirectory(tables, 4);
                external.unsetPageDirectory();
                shared.copyReservedPdes(
                        0x20000000,
                        0x3fffffff,
                        0x20000000,
                        List.of(
                                new VaSpace.Level(tables, 0x20, 47),
                                new VaSpace.Level(tables + 0x1000, 0x1000, 38),
                                new VaSpace.Level(tables + 0x2000, 0x1000, 29)));
                assertThat(bench.sim().refusals()).isEmpty();

                assertThatThrownBy(() -> shared.setPageDirectory(tables, 4)).isInstanceOf(RmException.class);
            }
            BarPde.update(bench.gpu().firmware(), PdeBar.BAR_2, tables | 2, 47);
            BarPde.update(bench.gpu().firmware(), PdeBar.BAR_2, 0, 47);
            assertThat(bench.sim().refusals()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void everyCopyEngineWithANumberGetsAChannel(String release) throws RmException {
        for (SimChip chip : EnumSet.complementOf(EnumSet.of(SimChip.GH100))) {
            try (Bench bench = new Bench(release, chip);
                    GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT);
                    VaSpace space = VaSpace.create(client, 0, false)) {
                EngineObjects objects = new EngineObjects(bench.gpu().classes());
                List<EngineType> made = new ArrayList<>();
                for (RunlistEngine engine : RunlistEngine.read(bench.gpu().firmware())) {
                    if (engine.engine().kind() == Engine.Kind.COPY
                            && engine.type().isPresent()) {
                        Channel channel = channel(bench, space, engine.type().get(), made.size());
                        objects.copy(channel);
                        made.add(engine.type().get());
                    }
                }
                assertThat(made).contains(EngineType.COPY0, EngineType.COPY9).hasSize(hasTen(release) ? 20 : 10);
                assertThat(made.contains(EngineType.COPY19)).isEqualTo(hasTen(release));
                assertThat(bench.rm().fifo().count()).isEqualTo(made.size());
                assertThat(bench.sim().refusals()).isEmpty();
            }
        }
    }

    private static boolean hasTen(String release) {
        return Integer.parseInt(release.substring(0, 3)) >= 560;
    }

    private static Channel channel(Bench bench, VaSpace space, EngineType engine, int id) throws RmException {
        Channel channel = Channel.create(
                space, bench.gpu().classes().channel(), bench.gpu().channelSpec(engine, id, 64));
        channel.bind();
        channel.schedule(true);
        assertThat(bench.rm().fifo().scheduled(id)).isTrue();
        return channel;
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void videoEnginesHaveObjectsToo(String release) throws RmException {
        try (Bench bench = new Bench(release);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT);
                VaSpace space = VaSpace.create(client, 0, false)) {
            EngineObjects objects = new EngineObjects(bench.gpu().classes());
            objects.decoder(channel(bench, space, EngineType.NVDEC1, 1), 1);
            objects.encoder(channel(bench, space, EngineType.NVENC2, 2), 2);
            objects.jpeg(channel(bench, space, EngineType.NVJPEG3, 3), 3);
            objects.opticalFlow(channel(bench, space, EngineType.OFA0, 4), 0);
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @Test
    void anInstanceThatTheReleaseCantNameIsRefusedBeforeAnythingIsSent() throws RmException {
        try (Bench bench = new Bench("535.113.01");
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT);
                VaSpace space = VaSpace.create(client, 0, false)) {
            EngineObjects objects = new EngineObjects(bench.gpu().classes());
            Channel channel = channel(bench, space, EngineType.OFA0, 4);
            int before = bench.rm().objects();
            assertThatThrownBy(() -> objects.opticalFlow(channel, 1)).isInstanceOf(AbsentFieldException.class);
            assertThat(bench.rm().objects()).isEqualTo(before);
            objects.opticalFlow(channel, 0);
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void aGraphicsChannelGetsItsContext(String release) throws RmException {
        try (Bench bench = new Bench(release);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT);
                VaSpace space = VaSpace.create(client, 0, false)) {
            Channel channel = channel(bench, space, EngineType.GR0, 5);
            List<Channel.ContextMemory> buffers = new ArrayList<>();
            for (GraphicsContext.Buffer buffer :
                    GraphicsContext.read(bench.gpu().firmware()).buffers()) {
                if (buffers.size() < 8) {
                    PageRun memory = bench.gpu().videoMemory().take(buffer.size());
                    boolean first = buffers.isEmpty();
                    buffers.add(new Channel.ContextMemory(
                            buffer.id(), memory, first ? 0 : 0x1000000L * buffers.size(), first));
                }
            }
            channel.promote(buffers);
            EngineObjects objects = new EngineObjects(bench.gpu().classes());
            objects.graphics(channel);
            objects.compute(channel);
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void theScrubberRunsOnTuringWhereTheReleaseHasIt(String release) throws RmException {
        try (Bench bench = new Bench(release, SimChip.TU102)) {
            Optional<ScrubberChannel> scrubber = bench.gpu().startScrubber(9, 7);
            boolean without = release.startsWith("535.") || release.startsWith("545.");
            assertThat(scrubber.isPresent()).isNotEqualTo(without);
            if (scrubber.isPresent()) {
                assertThat(scrubber.get().stop()).isEmpty();
            }
            assertThat(bench.rm().fifo().count()).isZero();
            assertThat(bench.sim().refusals()).isEmpty();
        }
        try (Bench bench = new Bench(release, SimChip.GA102)) {
            assertThat(bench.gpu().startScrubber(9, 7)).isEmpty();
        }
    }

    @Test
    void aScrubberWithoutItsChannelIsRefused() throws RmException {
        try (Bench bench = new Bench("570.144", SimChip.TU102);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT)) {
            assertThatThrownBy(() -> Scrubber.of(client.abi()).run(client, true))
                    .isInstanceOfSatisfying(
                            RmException.class,
                            e -> assertThat(e.failure())
                                    .isEqualTo(new RmFailure.Status("scrubber", RmStatus.of(0x40))));
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void aLongPageListGoesOutInSeveralRecords(String release) throws RmException {
        try (Bench bench = new Bench(release);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT)) {
            MemoryList list = MemoryList.create(
                    client,
                    0xcaf00003,
                    MemoryList.Where.SYSTEM,
                    List.of(new PageRun(0x1000, 9000 * 4096), new PageRun(0x80000000L, 4096)));
            assertThat(list.bytes()).isEqualTo(9001 * 4096L);
            assertThat(bench.largestSent()).as("more than one element holds").isGreaterThan(65536);
            list.free();
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @Test
    void aPageListHasAtMostWhatItsCountCanSay() throws RmException {
        try (Bench bench = new Bench("570.144");
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT)) {
            assertThatThrownBy(() -> MemoryList.create(
                            client, 0xcaf00003, MemoryList.Where.SYSTEM, List.of(new PageRun(0x1000, 65536L * 4096))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("65536 pages; a list has at most 65535");
        }
    }
}
