package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.SizeRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecLoaderTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private static AcmeSpecs threeReleases() {
        return new AcmeSpecs()
                .release("1.0", "functions: { LOAD: 1 }\nstructs:\n  A: { fields: [ x: u8 ] }\n")
                .release("2.0", "base: \"1.0\"\nparts: [more.yaml]\nfunctions: { RUN: 2 }\n")
                .release("3.0", "functions: { STOP: 3 }\n")
                .file("2.0/more.yaml", "format: 1\npart-of: \"2.0\"\nstructs:\n  B: { fields: [ a: A ] }\n");
    }

    @Test
    void findsFamilyBesideAnotherOnesIndex() {
        Map<String, String> texts = new HashMap<>(threeReleases().texts());
        texts.put("index.yaml", "format: 1\nfamilies: [other]\n");
        SpecLoader loader = new SpecLoader(SpecSources.texts(texts), diagnostics);

        assertThat(loader.loadRelease("acme-npu", "2.0")).isPresent();
        assertThat(diagnostics.render()).isEmpty();
    }

    @Test
    void readsOnlyWhatReleaseAndItsBasesNeedAndEachOnce() {
        List<String> read = new ArrayList<>();
        SpecSource texts = SpecSources.texts(threeReleases().texts());
        SpecSource counting = new SpecSource() {
            @Override
            public Optional<SpecText> read(String path) throws IOException {
                read.add(path);
                return texts.read(path);
            }

            @Override
            public List<String> places() {
                return texts.places();
            }
        };
        SpecLoader loader = new SpecLoader(counting, diagnostics);

        Release second = loader.loadRelease("acme-npu", "2.0").orElseThrow();
        assertThat(loader.loadRelease("acme-npu", "2.0").orElseThrow()).isSameAs(second);
        loader.loadRelease("acme-npu", "1.0");

        assertThat(read)
                .containsExactly(
                        "index.yaml",
                        "acme-npu/family.yaml",
                        "acme-npu/2.0.yaml",
                        "acme-npu/2.0/more.yaml",
                        "acme-npu/1.0.yaml");
        assertThat(diagnostics.render()).isEmpty();
    }

    @Test
    void putsDeltaOntoBase() {
        SpecLoader loader = threeReleases().loader(diagnostics);
        Release first = loader.loadRelease("acme-npu", "1.0").orElseThrow();
        Release second = loader.loadRelease("acme-npu", "2.0").orElseThrow();

        assertThat(second.base()).contains("1.0");
        assertThat(second.structs().keySet()).containsExactly("A", "B");
        assertThat(second.structs().get("A")).isSameAs(first.structs().get("A"));
        assertThat(second.numbers().get(NumberSpace.FUNCTIONS)).containsOnlyKeys("LOAD", "RUN");
        assertThat(second.structs().get("B").at().file()).isEqualTo("2.0/more.yaml");
    }

    @Test
    void readsFamily() {
        Family family = threeReleases()
                .facts("ring.slots: { type: u32, doc: Slots. }")
                .loader(diagnostics)
                .loadFamily("acme-npu")
                .orElseThrow();

        assertThat(family.byteOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(family.entryPoint()).isEqualTo("NpuAbi");
        assertThat(family.prefixes())
                .isEqualTo(Map.of(NumberSpace.FUNCTIONS, "NPU_FN_", NumberSpace.EVENTS, "NPU_EV_"));
        assertThat(family.releases()).containsExactly("1.0", "2.0", "3.0");
        assertThat(family.branchOf("2.0").orElseThrow().name()).isEqualTo("2.0");
        assertThat(family.neutralName("npu_load_v12")).isEqualTo("npu_load");
        assertThat(family.facts().get("ring.slots").type()).isEqualTo(FactDeclaration.Type.U32);
    }

    @Test
    void readsFactsOfEveryType() {
        Release release = new AcmeSpecs()
                .facts("""
                        a.small: { type: u32, doc: A. }
                        a.large: { type: u64, doc: B. }
                        a.flag: { type: bool, doc: C. }
                        a.word: { type: choice, of: [x, y], doc: D. }
                        a.words: { type: choices, of: [x, y], doc: E. }
                        """)
                .release(
                        "1.0",
                        "facts: { a.small: 0xffffffff, a.large: 0xffffffffffffffff, a.flag: true, a.word: y,"
                                + " a.words: [y, x, y] }\n")
                .loader(diagnostics)
                .loadRelease("acme-npu", "1.0")
                .orElseThrow();

        assertThat(diagnostics.render()).isEmpty();
        assertThat(((FactValue.Quantity) fact(release, "a.small")).value()).isEqualTo(0xffffffffL);
        assertThat(((FactValue.Quantity) fact(release, "a.large")).value()).isEqualTo(-1L);
        assertThat(((FactValue.Flag) fact(release, "a.flag")).value()).isTrue();
        assertThat(((FactValue.Choice) fact(release, "a.word")).word()).isEqualTo("y");
        assertThat(((FactValue.Choices) fact(release, "a.words")).words()).containsExactly("y", "x", "y");
    }

    private static FactValue fact(Release release, String name) {
        return Optional.ofNullable(release.facts().get(name)).orElseThrow();
    }

    @Test
    void readsSemantics() {
        Semantics semantics = threeReleases()
                .semantics("""
                        commands:
                          LOAD: { doc: Loads., request: A, size: at-least, reply: empty }
                          RUN: { reply: B }
                          STOP: {}
                        events:
                          DONE: { payload: A }
                        structs:
                          A: { name: First, counts: { data: size }, fields: { x: { name: other, enum: MODE } } }
                        enums:
                          MODE: { prefix: MODE_ }
                        """)
                .loader(diagnostics)
                .loadFamily("acme-npu")
                .orElseThrow()
                .semantics();

        assertThat(diagnostics.render()).isEmpty();
        Semantics.CommandMeaning load =
                Optional.ofNullable(semantics.commands().get("LOAD")).orElseThrow();
        assertThat(load.request()).contains("A");
        assertThat(load.size()).isEqualTo(SizeRule.AT_LEAST);
        assertThat(load.reply()).isEqualTo(new ReplyMeaning.Empty());
        assertThat(load.doc()).contains("Loads.");
        assertThat(semantics.commands().get("RUN").reply()).isEqualTo(new ReplyMeaning.Struct("B"));
        assertThat(semantics.commands().get("STOP").reply()).isEqualTo(new ReplyMeaning.None());
        assertThat(semantics.events().get("DONE").size()).isEqualTo(SizeRule.EXACT);
        assertThat(semantics.structs().get("A").counts().get("data").field()).isEqualTo("size");
        assertThat(semantics.structs().get("A").fields().get("x").enumName()).contains("MODE");
        assertThat(semantics.enums().get("MODE").prefix()).isEqualTo("MODE_");
    }

    @Test
    void showsFindingsOfSeveralReleasesTogether() {
        SpecLoader loader = new AcmeSpecs()
                .release("1.0", "functions: { LOAD: x }\n")
                .release("2.0", "functions: { LOAD: y }\n")
                .loader(diagnostics);

        assertThat(loader.checkFamily("acme-npu")).hasSize(2);
        assertThat(diagnostics.sorted())
                .extracting(found -> found.at().orElseThrow().file())
                .containsExactly("1.0.yaml", "2.0.yaml");
    }

    @Test
    void leavesOutBrokenStructInsteadOfTakingThatOfTheBase() {
        Release release = new AcmeSpecs()
                .release("1.0", "structs:\n  A: { fields: [ x: u8 ] }\n")
                .release("2.0", "base: \"1.0\"\nstructs:\n  A: { fields: [ x: \"u8[\" ] }\n")
                .loader(diagnostics)
                .loadRelease("acme-npu", "2.0")
                .orElseThrow();

        assertThat(release.structs()).doesNotContainKey("A");
        assertThat(release.broken()).containsExactly("A");
    }

    @Test
    void knowsNoFamilyWhereTheIndexListsNone() {
        SpecLoader loader =
                new SpecLoader(SpecSources.texts(Map.of("index.yaml", "format: 1\nfamilies: []\n")), diagnostics);

        assertThat(loader.loadFamily("acme-npu")).isEmpty();
        assertThat(diagnostics.render()).isEqualTo("error[FW070]: unknown family 'acme-npu'\n  families: none");
    }

    @Test
    void blamesTheIndexAloneWhereItCannotBeRead() {
        SpecLoader loader = new SpecLoader(SpecSources.texts(Map.of("index.yaml", "format: 1\n")), diagnostics);

        assertThat(loader.loadFamily("acme-npu")).isEmpty();
        assertThat(diagnostics.sorted()).extracting(found -> found.id().name()).containsExactly("FW022");
    }

    @Test
    void readsFolderAndSaysWhatIsNotUtf8(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("index.yaml"), "format: 1\nfamilies: [acme-npu]\n");
        Files.createDirectory(folder.resolve("acme-npu"));
        Files.write(folder.resolve("acme-npu/family.yaml"), new byte[] {(byte) 0xff});

        assertThat(new SpecLoader(SpecSources.folder(folder), diagnostics).loadFamily("acme-npu"))
                .isEmpty();
        assertThat(diagnostics.render())
                .isEqualTo("error[FW011]: file acme-npu/family.yaml cannot be read: it is not UTF-8");
    }
}
