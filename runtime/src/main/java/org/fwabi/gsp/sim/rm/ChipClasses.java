package org.fwabi.gsp.sim.rm;

import java.util.Optional;

/**
 * Names of the classes that a chip implements.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, the class lists of each chip in generated g_gpu_class_list.c, read as
 * the newest class of each kind.
 *
 * @param nvjpg empty on Turing, which has no such engine
 * @param ofa empty on Turing, which has no such engine
 * @param display the display's generation: its classes are called by it, e.g. {@code NVC67D_CORE_CHANNEL_DMA}
 */
record ChipClasses(
        String channel,
        String copy,
        String threeD,
        String compute,
        String nvdec,
        String nvenc,
        Optional<String> nvjpg,
        Optional<String> ofa,
        String display) {
    static ChipClasses of(String chip) {
        if (chip.startsWith("TU")) {
            return new ChipClasses(
                    "TURING_CHANNEL_GPFIFO_A",
                    "TURING_DMA_COPY_A",
                    "TURING_A",
                    "TURING_COMPUTE_A",
                    "NVC4B0_VIDEO_DECODER",
                    "NVC4B7_VIDEO_ENCODER",
                    Optional.empty(),
                    Optional.empty(),
                    "NVC5");
        }
        if (chip.startsWith("AD")) {
            return new ChipClasses(
                    "AMPERE_CHANNEL_GPFIFO_A",
                    "AMPERE_DMA_COPY_B",
                    "ADA_A",
                    "ADA_COMPUTE_A",
                    "NVC9B0_VIDEO_DECODER",
                    "NVC9B7_VIDEO_ENCODER",
                    Optional.of("NVC9D1_VIDEO_NVJPG"),
                    Optional.of("NVC9FA_VIDEO_OFA"),
                    "NVC7");
        }
        return new ChipClasses(
                "AMPERE_CHANNEL_GPFIFO_A",
                "AMPERE_DMA_COPY_B",
                "AMPERE_B",
                "AMPERE_COMPUTE_B",
                "NVC7B0_VIDEO_DECODER",
                "NVC7B7_VIDEO_ENCODER",
                // GA102 has no such engine. The simulated one has, with the class of GA100, so that Ampere has all
                // kinds.
                Optional.of("NVC4D1_VIDEO_NVJPG"),
                Optional.of("NVC7FA_VIDEO_OFA"),
                "NVC6");
    }
}
