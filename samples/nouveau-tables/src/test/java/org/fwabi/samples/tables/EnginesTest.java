package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.McEngine;
import org.fwabi.samples.tables.abi.RmEngineType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines by kind and instance, whatever numbers a release gives them. */
class EnginesTest {
    @ParameterizedTest
    @CsvSource({
        "GR0, GRAPHICS, 0",
        "GR, GRAPHICS, 0",
        "CE9, COPY, 9",
        "CE12, COPY, 12",
        "BSP, DECODER, 0",
        "NVDEC3, DECODER, 3",
        "NVENC, ENCODER, 0",
        "NVENC2, ENCODER, 2",
        "NVJPG, JPEG, 0",
        "NVJPEG7, JPEG, 7",
        "OFA1, OPTICAL_FLOW, 1",
        "SEC2, SEC2, 0",
        "GSP, GSP, 0",
        "DISP, DISPLAY, 0"
    })
    void knowsEnginesByTheNamesOfTheirConstants(McEngine constant, Engine.Kind kind, int instance) {
        assertThat(Engine.of(constant)).contains(new Engine(kind, instance));
    }

    @ParameterizedTest
    @CsvSource({"NULL", "RESERVED41", "GR0_FECS_LOG", "DISP_LOW", "GSPLITE0", "NVLINK", "ESCHED", "C2C"})
    void isSilentOnTheRest(McEngine constant) {
        assertThat(Engine.of(constant)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void readsRunlists(String release) throws RmException {
        try (Bench bench = new Bench(release)) {
            List<RunlistEngine> engines = RunlistEngine.read(bench.gpu().firmware());
            assertThat(engines)
                    .filteredOn(engine -> engine.runlist() == 0)
                    .extracting(engine -> engine.engine().toString())
                    .containsExactly("GR0", "COPY0", "COPY1");
            assertThat(engines)
                    .extracting(engine -> engine.engine().toString())
                    .doesNotHaveDuplicates()
                    .contains("COPY9", "NVDEC3", "NVENC2", "NVJPEG3", "OFA0", "SEC2");
            assertThat(engines)
                    .allSatisfy(
                            engine -> assertThat(engine.registers()).isEqualTo(0x00c00000 + engine.runlist() * 0x400L));
            // More than one page of the control, or exactly one.
            assertThat(engines.size()).isGreaterThanOrEqualTo(24);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void readsInterruptsOfTheSameEngines(String release) throws RmException {
        try (Bench bench = new Bench(release)) {
            Firmware firmware = bench.gpu().firmware();
            Map<Engine, Interrupts> table = new HashMap<>();
            for (Interrupts row : Interrupts.read(firmware)) {
                assertThat(table.put(row.engine(), row)).as(row.toString()).isNull();
            }
            for (RunlistEngine engine : RunlistEngine.read(firmware)) {
                Interrupts row = table.get(engine.engine());
                if (number(firmware.abi(), engine.engine()).isPresent()) {
                    assertThat(row).as(engine.toString()).isNotNull();
                    assertThat(row.nonStall().orElseThrow())
                            .isEqualTo(row.stall().orElseThrow() + 1);
                }
            }
            assertThat(table).containsKeys(new Engine(Engine.Kind.GSP, 0), new Engine(Engine.Kind.DISPLAY, 0));
        }
    }

    /** The release's number of an engine as a source of interrupts, by any of the engine's names. */
    private static OptionalLong number(GspAbi abi, Engine engine) {
        for (McEngine constant : McEngine.values()) {
            if (Engine.of(constant).equals(Optional.of(engine))
                    && abi.mcEngine().number(constant).isPresent()) {
                return abi.mcEngine().number(constant);
            }
        }
        return OptionalLong.empty();
    }

    @Test
    void theNumbersBehindTheEnginesDoDiffer() throws Exception {
        GspAbi old = GspAbi.of("535.113.01");
        GspAbi young = GspAbi.of("570.144");
        assertThat(old.rmEngineType().number(RmEngineType.OFA0))
                .isNotEqualTo(young.rmEngineType().number(RmEngineType.OFA0));
        assertThat(old.mcEngine().number(McEngine.GSP))
                .isNotEqualTo(young.mcEngine().number(McEngine.GSP));
        assertThat(old.rmEngineType().number(RmEngineType.COPY10)).isEmpty();
    }

    @Test
    void copyEngineTenHasANumberForClientsOnlyFrom560On() throws Exception {
        Engine ten = new Engine(Engine.Kind.COPY, 10);
        assertThat(ClientEngines.of(GspAbi.of("535.113.01"), ten)).isEmpty();
        assertThat(ClientEngines.of(GspAbi.of("555.58.02"), ten)).isEmpty();
        assertThat(ClientEngines.of(GspAbi.of("560.35.03"), ten)).contains(EngineType.COPY10);
        assertThat(ClientEngines.of(GspAbi.of("570.144"), ten)).contains(EngineType.COPY10);
    }
}
