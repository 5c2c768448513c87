package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fwabi.decode.CallEntry;
import org.fwabi.decode.CreatesEntry;
import org.fwabi.decode.ReleaseTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulation has its own list of what answers what, with which parameters; the release's table has another, which was
 * made of the specs. Two lists that were written apart and say the same.
 */
class ServedTest {
    private static final String NONE = "-";

    private static final List<String> EVERY_CHIP = List.of(
            "NV01_ROOT",
            "NV01_DEVICE_0",
            "NV20_SUBDEVICE_0",
            "NV01_EVENT_KERNEL_CALLBACK_EX",
            "FERMI_VASPACE_A",
            "FERMI_TWOD_A",
            "KEPLER_INLINE_TO_MEMORY_B",
            "NV04_DISPLAY_COMMON");

    /** Source: NVIDIA open-gpu-kernel-modules 570.144, g_gpu_class_list.c; for the JPEG engine of GA102 that of GA100. */
    private static final Map<String, List<String>> OF_CHIP = Map.of(
            "TU102",
            List.of(
                    "TURING_CHANNEL_GPFIFO_A",
                    "TURING_DMA_COPY_A",
                    "NVC4B0_VIDEO_DECODER",
                    "NVC4B7_VIDEO_ENCODER",
                    "TURING_A",
                    "TURING_COMPUTE_A",
                    "NVC570_DISPLAY",
                    "NVC57D_CORE_CHANNEL_DMA",
                    "NVC57E_WINDOW_CHANNEL_DMA",
                    "NVC57B_WINDOW_IMM_CHANNEL_DMA",
                    "NVC57A_CURSOR_IMM_CHANNEL_PIO"),
            "GA102",
            List.of(
                    "AMPERE_CHANNEL_GPFIFO_A",
                    "AMPERE_DMA_COPY_B",
                    "NVC7B0_VIDEO_DECODER",
                    "NVC7B7_VIDEO_ENCODER",
                    "NVC4D1_VIDEO_NVJPG",
                    "NVC7FA_VIDEO_OFA",
                    "AMPERE_B",
                    "AMPERE_COMPUTE_B",
                    "NVC670_DISPLAY",
                    "NVC67D_CORE_CHANNEL_DMA",
                    "NVC67E_WINDOW_CHANNEL_DMA",
                    "NVC67B_WINDOW_IMM_CHANNEL_DMA",
                    "NVC67A_CURSOR_IMM_CHANNEL_PIO"),
            "AD102",
            List.of(
                    "AMPERE_CHANNEL_GPFIFO_A",
                    "AMPERE_DMA_COPY_B",
                    "NVC9B0_VIDEO_DECODER",
                    "NVC9B7_VIDEO_ENCODER",
                    "NVC9D1_VIDEO_NVJPG",
                    "NVC9FA_VIDEO_OFA",
                    "ADA_A",
                    "ADA_COMPUTE_A",
                    "NVC770_DISPLAY",
                    "NVC77D_CORE_CHANNEL_DMA",
                    "NVC67E_WINDOW_CHANNEL_DMA",
                    "NVC67B_WINDOW_IMM_CHANNEL_DMA",
                    "NVC67A_CURSOR_IMM_CHANNEL_PIO"));

    private static Map<String, String> specified(ReleaseTable table) {
        Map<String, String> controls = new TreeMap<>();
        for (String name : table.controls().all().keySet()) {
            table.call(name)
                    .ifPresent(
                            (CallEntry call) -> controls.put(name, call.params().orElse(NONE)));
        }
        return controls;
    }

    @OnEachRelease
    void eachControlOfTheTableIsServedWithTheTablesStructAndNoOther(String release) {
        RawRm raw = new RawRm(release);
        Map<String, String> served = new TreeMap<>();
        for (ControlTable.Entry entry : raw.rm.controls().entries()) {
            served.put(entry.name(), entry.params());
        }
        assertThat(served).isEqualTo(specified(raw.table));
    }

    /** Were a spec's list to become shorter, the comparison above would still hold. */
    @Test
    void theReleasesTogetherHaveTheControlsThatNouveauUses() {
        Set<String> names = new HashSet<>();
        RawRm.releases()
                .forEach(release ->
                        names.addAll(specified(new RawRm(release).table).keySet()));
        // 54, of which one has had two names.
        assertThat(names).hasSize(55);
    }

    static Stream<Arguments> releasesAndChips() {
        return RawRm.releases().flatMap(release -> OF_CHIP.keySet().stream().map(chip -> Arguments.of(release, chip)));
    }

    @ParameterizedTest
    @MethodSource("releasesAndChips")
    void eachClassOfTheChipIsServedWithTheTablesStructAndNoOther(String release, String chip) {
        RawRm raw = new RawRm(release, chip);
        Map<String, String> served = new TreeMap<>();
        for (ClassTable.Entry entry : raw.rm.classes().entries()) {
            served.put(entry.name(), entry.params().orElse(NONE));
        }
        // Another number for a client, which drivers of user space have.
        assertThat(served.remove("NV01_ROOT_CLIENT")).isEqualTo("NV0000_ALLOC_PARAMETERS");
        Map<String, String> specified = new TreeMap<>();
        for (String name : Stream.concat(EVERY_CHIP.stream(), OF_CHIP.getOrDefault(chip, List.of()).stream())
                .toList()) {
            CreatesEntry creates = raw.table.creates(name).orElseThrow();
            specified.put(creates.objectClass(), creates.params().orElse(NONE));
        }
        assertThat(served).isEqualTo(specified);
    }
}
