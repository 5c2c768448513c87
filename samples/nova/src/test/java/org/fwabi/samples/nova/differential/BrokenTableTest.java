package org.fwabi.samples.nova.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.fwabi.message.UnsupportedReleaseException;
import org.fwabi.samples.nova.abi.GspAbi;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tables with one mistake each: the comparison must see it, or its silence on the true table says nothing. */
class BrokenTableTest {
    private static final String RELEASE = "570.144";
    private static final long SEED = 0x5eed_0002L;

    private static final Map<String, BiFunction<Subject, Pairing, List<String>>> CHECKS = Map.of(
            "shape", (subject, pairing) -> new Checking(subject).shape(),
            "pairing", (subject, pairing) -> pairing.mismatches(),
            "reading", (subject, pairing) -> new Reading(subject, pairing, SEED).mismatches(),
            "writing", (subject, pairing) -> new Writing(subject, pairing, SEED).mismatches(),
            "truncation", (subject, pairing) -> new Checking(subject).truncation(),
            "counts", (subject, pairing) -> new Checking(subject).counts());

    private record Mistake(String struct, String right, String wrong, String... finders) {}

    private static final String SYSTEM = "GspSystemInfo";
    private static final String DISPLAYS = "DOD_METHOD_DATA";
    private static final String BOARD = "NV2080_CTRL_BIOS_GET_SKU_INFO_PARAMS";
    private static final String REGION = "NV2080_CTRL_CMD_FB_GET_FB_REGION_FB_REGION_INFO";
    private static final String REGIONS = "NV2080_CTRL_CMD_FB_GET_FB_REGION_INFO_PARAMS";
    private static final String REGISTRY = "PACKED_REGISTRY_TABLE";
    private static final String EVENT = "rpc_post_event_v17_00";

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(SYSTEM, "Chipset u32", "Chipset u64", "shape", "pairing", "reading", "writing"),
            new Mistake(SYSTEM, "Chipset u32", "Chipset s32", "pairing"),
            new Mistake(SYSTEM, "oorArch u8", "oorArch bool8", "pairing"),
            new Mistake(SYSTEM, "oorArch u8", "oorArch u16", "pairing"),
            new Mistake(SYSTEM, "oorArch u8", "oorArch u8\nfield inPadding u8", "shape", "pairing"),
            new Mistake(SYSTEM, "field bRouteDispIntrsToCPU bool8\n", "", "pairing"),
            new Mistake(
                    SYSTEM,
                    "gpuPhysAddr u64\nfield gpuPhysFbAddr u64",
                    "gpuPhysFbAddr u64\nfield gpuPhysAddr u64",
                    "shape",
                    "pairing"),
            new Mistake(DISPLAYS, "u32 dims=16", "u32 dims=17", "shape", "pairing", "truncation"),
            new Mistake(EVENT, "hClient handle", "hClient u32", "pairing"),
            new Mistake(BOARD, "chipSKU char dims=9", "chipSKU char dims=10", "shape", "writing"),
            new Mistake(REGION, "blackList bool8 dims=17", "blackList bool8 dims=16", "pairing"),
            new Mistake(REGIONS, "dims=16", "dims=17", "shape", "pairing", "counts"),
            new Mistake(REGIONS, "dims=16", "dims=15", "shape", "counts", "truncation"),
            new Mistake(
                    REGISTRY,
                    "count " + REGISTRY + " entries numEntries",
                    "count " + REGISTRY + " entries size",
                    "pairing",
                    "counts"),
            new Mistake(REGISTRY, "count " + REGISTRY + " entries numEntries\n", "", "pairing"),
            new Mistake("PACKED_REGISTRY_ENTRY", "type u8", "type u16", "pairing"),
            new Mistake(EVENT, "eventData u8 flexible", "eventData u8 dims=3", "counts"),
            new Mistake("rpc_os_error_log_v17_00", "errString char dims=256", "errString u8 dims=256", "pairing"));

    @TestFactory
    Stream<DynamicTest> isFound() {
        return MISTAKES.stream().map(mistake -> {
            String name = "%s: %s becomes %s".formatted(mistake.struct(), mistake.right(), mistake.wrong());
            return dynamicTest(
                    name.replace('\n', ' '),
                    () -> assertThat(finders(mistake.struct(), broken(mistake))).contains(mistake.finders()));
        });
    }

    @Test
    void wrongNumbersAreFound() throws UnsupportedReleaseException {
        String text = Tables.text(RELEASE);
        assertThat(numbers("function SET_REGISTRY 73", "function SET_REGISTRY 7300")
                        .numbers())
                .isNotEmpty();
        assertThat(numbers("event POST_EVENT 4099", "event POST_EVENT 7400").numbers())
                .isNotEmpty();
        assertThat(numbers("request=GspSystemInfo", "request=BUSINFO").numbers())
                .isNotEmpty();
        assertThat(numbers("ENTRY_TYPE_DWORD 1", "ENTRY_TYPE_DWORD 7").enums(Tables.names(text, "enum")))
                .hasSize(1);
        assertThat(numbers("ENTRY_TYPE_DWORD 1", "ENTRY_TYPE_WORD 1").enums(Tables.names(text, "enum")))
                .hasSize(1);
        assertThat(numbers("queue.pages 63", "queue.pages 64").facts(Tables.names(text, "fact")))
                .hasSize(1);
        assertThat(numbers("fwsec-frts,reset-gsp", "reset-gsp,fwsec-frts").facts(Tables.names(text, "fact")))
                .hasSize(1);
    }

    private static Numbers numbers(String right, String wrong) throws UnsupportedReleaseException {
        String text = Tables.text(RELEASE);
        assertThat(text).contains(right);
        return new Numbers(bindings(), Tables.read(text.replace(right, wrong)));
    }

    private static Bindings bindings() throws UnsupportedReleaseException {
        return new Bindings(GspAbi.of(RELEASE), GspAbi.releases().indexOf(RELEASE));
    }

    private static String broken(Mistake mistake) {
        String text = Tables.text(RELEASE);
        int struct = text.indexOf("\nstruct " + mistake.struct() + " ");
        int at = text.indexOf(mistake.right(), struct);
        assertThat(struct).as(mistake.struct()).isPositive();
        assertThat(at).as(mistake.right()).isGreaterThan(struct);
        return text.substring(0, at)
                + mistake.wrong()
                + text.substring(at + mistake.right().length());
    }

    /** The checks that find something. */
    private static Set<String> finders(String struct, String table) throws UnsupportedReleaseException {
        Subject subject = Tables.subjects(bindings(), Tables.read(table)).stream()
                .filter(candidate -> candidate.type().name().equals(struct))
                .findFirst()
                .orElseThrow();
        Pairing pairing = Pairing.of(subject, SEED);
        Set<String> finders = new TreeSet<>();
        CHECKS.forEach((name, check) -> {
            if (!check.apply(subject, pairing).isEmpty()) {
                finders.add(name);
            }
        });
        return finders;
    }
}
