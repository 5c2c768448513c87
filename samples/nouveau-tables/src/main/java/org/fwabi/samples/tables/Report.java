package org.fwabi.samples.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.fwabi.gsp.ReportLine;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.display.Display;

/** Reads everything and tells it in a few lines: for a demonstration, and as an example of each operation in use. */
final class Report {
    /** Numbers of clients and channels that the report makes. */
    private static final int CLIENT = 0x100;

    private static final int SCRUBBER_CLIENT = 0x101;

    private static final int DISPLAY_CLIENT = 0x102;

    private static final int FIRST_CHANNEL = 16;

    private static final int RING_ENTRIES = 64;

    private final TablesGpu gpu;

    private final Firmware firmware;

    private final List<ReportLine> lines = new ArrayList<>();

    Report(TablesGpu gpu) {
        this.gpu = gpu;
        this.firmware = gpu.firmware();
    }

    /** A part of the report. */
    @FunctionalInterface
    private interface Part {
        String read() throws RmException;
    }

    List<ReportLine> lines() {
        part("engines", () -> engines(RunlistEngine.read(firmware)));
        part("runlists", () -> runlists(RunlistEngine.read(firmware)));
        part("interrupts", () -> interrupts(Interrupts.read(firmware)));
        part("clusters", () -> clusters(GpcTopologyVariants.of(firmware.abi()).read(firmware)));
        part("context buffers", () -> buffers(GraphicsContext.read(firmware)));
        part("zcull", () -> zcull(GraphicsContext.read(firmware).zcull()));
        part("falcon contexts", () -> falcons(FalconContexts.sizes(firmware)));
        part("fault buffer", () -> FaultMethodBuffer.size(firmware) + " bytes");
        part("save span", () -> (gpu.saveSpan() >> 10) + " KiB");
        part("channels", this::channels);
        part("scrubber", this::scrubber);
        displays();
        return List.copyOf(lines);
    }

    private void part(String subject, Part part) {
        try {
            lines.add(ReportLine.of(subject, part.read()));
        } catch (RmException e) {
            lines.add(ReportLine.failed(subject, e.failure().describe()));
        }
    }

    /** A line about the hardware, and one a display. */
    private void displays() {
        try (GpuClient client = GpuClient.create(firmware, DISPLAY_CLIENT)) {
            Optional<Display> display = gpu.display(client);
            List<String> found =
                    display.isEmpty() ? List.of("none") : display.get().report().lines();
            found.forEach(line -> lines.add(ReportLine.of("display", line)));
        } catch (RmException e) {
            lines.add(ReportLine.failed("display", e.failure().describe()));
        }
    }

    /** Kinds with their instances, e.g. {@code COPY0-9 NVDEC0-3}. */
    private static String engines(List<RunlistEngine> engines) {
        Map<Engine.Kind, List<Engine>> kinds = engines.stream()
                .map(RunlistEngine::engine)
                .collect(Collectors.groupingBy(Engine::kind, LinkedHashMap::new, Collectors.toList()));
        return kinds.values().stream()
                .map(all -> all.size() == 1
                        ? all.getFirst().toString()
                        : all.getFirst() + "-" + all.getLast().instance())
                .collect(Collectors.joining(" "));
    }

    private static String runlists(List<RunlistEngine> engines) {
        long lists = engines.stream().map(RunlistEngine::runlist).distinct().count();
        String shared = engines.stream()
                .filter(engine -> engine.runlist() == 0)
                .map(engine -> engine.engine().toString())
                .collect(Collectors.joining(" "));
        return "%d, runlist 0 has %s".formatted(lists, shared);
    }

    private static String interrupts(List<Interrupts> table) {
        return "%d engines, %s"
                .formatted(
                        table.size(),
                        table.stream()
                                .filter(row -> row.engine().kind() == Engine.Kind.GSP)
                                .findFirst()
                                .map(row -> "GSP on vector " + row.stall().orElse(-1))
                                .orElse("none for GSP"));
    }

    private static String clusters(List<GpcTopology.Cluster> clusters) {
        return clusters.stream()
                .map(cluster -> "GPC%d: %d TPCs".formatted(cluster.gpc(), Long.bitCount(cluster.tpcs())))
                .collect(Collectors.joining(", "));
    }

    private static String buffers(GraphicsContext context) {
        long bytes = context.buffers().stream()
                .mapToLong(GraphicsContext.Buffer::size)
                .sum();
        return "%d, %d KiB together".formatted(context.buffers().size(), bytes >> 10);
    }

    private static String zcull(GraphicsContext.Zcull zcull) {
        return "%d x %d pixels, %d subregions".formatted(zcull.width(), zcull.height(), zcull.subregions());
    }

    private static String falcons(SequencedMap<Long, Long> sizes) {
        return "%d, %d to %d bytes"
                .formatted(
                        sizes.size(),
                        sizes.values().stream().mapToLong(Long::longValue).min().orElse(0),
                        sizes.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    /** A channel with its engine object on each copy engine that the release lets clients name. */
    private String channels() throws RmException {
        List<String> made = new ArrayList<>();
        List<String> nameless = new ArrayList<>();
        EngineObjects objects = new EngineObjects(gpu.classes());
        try (GpuClient client = GpuClient.create(firmware, CLIENT);
                VaSpace space = VaSpace.create(client, 0, false)) {
            int id = FIRST_CHANNEL;
            for (RunlistEngine engine : RunlistEngine.read(firmware)) {
                if (engine.engine().kind() != Engine.Kind.COPY) {
                    continue;
                }
                if (engine.type().isEmpty()) {
                    nameless.add(engine.engine().toString());
                    continue;
                }
                ChannelSpec spec = gpu.channelSpec(engine.type().get(), id, RING_ENTRIES);
                id++;
                try (Channel channel = Channel.create(space, gpu.classes().channel(), spec)) {
                    channel.bind();
                    channel.schedule(true);
                    objects.copy(channel);
                    made.add(engine.engine().toString());
                }
            }
        }
        return ends(made) + (nameless.isEmpty() ? "" : "; no number for " + ends(nameless));
    }

    private static String ends(List<String> names) {
        return names.size() < 3
                ? String.join(" ", names)
                : "%s to %s, %d of them".formatted(names.getFirst(), names.getLast(), names.size());
    }

    private String scrubber() throws RmException {
        Optional<ScrubberChannel> scrubber = gpu.startScrubber(SCRUBBER_CLIENT, FIRST_CHANNEL - 1);
        if (scrubber.isEmpty()) {
            return "not for this chip and release";
        }
        return scrubber.get().stop().isEmpty() ? "started and stopped" : "started and stopped, but not all was freed";
    }
}
