package org.fwabi.processor.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import org.fwabi.processor.apt.Javac;
import org.fwabi.processor.spec.AcmeSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java type a struct gets that shares its neutral name with others of its release; from specs to classes. */
class VersionsOfStructsTest {
    /** In 2.0, page_dir is the control interface's, and the messages hold versions of their own. */
    private static final AcmeSpecs SPECS =
            new AcmeSpecs().release("1.0", """
                functions: { SET: 1 }
                current: { set: set_v2 }
                structs:
                  page_dir: { fields: [ flags: u32 ] }
                  page_dir_v1: { fields: [ pad: u32, flags: u64 ] }
                  entry_v1: { fields: [ old: u32, at: u32 ] }
                  set_v1: { fields: [ a: u8 ] }
                  set_v2: { fields: [ dir: page_dir_v1, entry: entry_v1, plain: page_dir ] }
                  both: { fields: [ now: set_v2, then: set_v1 ] }
                """).release("2.0", """
                functions: { SET: 1 }
                structs:
                  page_dir: { fields: [ flags: u32, more: u32 ] }
                  page_dir_v9: { fields: [ pad: u64, flags: u32 ] }
                  entry_v1: { fields: [ old: u32, at: u32 ] }
                  entry_v2: { fields: [ at: u32 ] }
                  set_v3: { fields: [ dir: page_dir_v9, entry: entry_v1, plain: page_dir ] }
                """).semantics("""
                commands: { SET: { request: set, reply: none } }
                """);

    @TempDir
    private Path folder = Path.of("");

    private Compilation compile(AcmeSpecs specs, String... members) throws IOException {
        for (Map.Entry<String, String> file : specs.texts().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
        return Javac.compile(folder, Javac.request("org.example.npu", members));
    }

    private Map<String, String> sources(String releases, String more) throws IOException {
        Compilation compilation = compile(SPECS, "family = \"acme-npu\"", "releases = " + releases, more);
        assertThat(compilation.diagnostics()).isEmpty();
        return Javac.sources(compilation);
    }

    @Test
    void aFieldHoldsTheVeryStructThatItsTypeNames() throws Exception {
        Compilation compilation = compile(
                SPECS, "family = \"acme-npu\"", "releases = \"1.0\"", "messages = \"SET\"", "structs = \"both\"");
        ClassLoader loader = Javac.load(compilation);

        assertThat(returns(loader, "Both", "now")).isEqualTo("Set");
        assertThat(returns(loader, "Both", "then")).isEqualTo("SetV1");
        assertThat(returns(loader, "Set", "plain")).isEqualTo("PageDir");
        assertThat(returns(loader, "Set", "dir")).isEqualTo("PageDirVersioned");
        assertThat(returns(loader, "Set", "entry")).isEqualTo("Entry");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(64, 8);
            memory.set(ValueLayout.JAVA_LONG_UNALIGNED, 8, 42);
            Object set = call(type(loader), "view", MemorySegment.class, memory);
            Object dir = set.getClass().getMethod("dir").invoke(set);
            assertThat(dir.getClass().getMethod("flags").invoke(dir)).isEqualTo(42L);
        }
    }

    private static Object type(ClassLoader loader) throws ReflectiveOperationException {
        Object abi = loader.loadClass("org.example.npu.NpuAbi")
                .getMethod("of", String.class)
                .invoke(null, "1.0");
        Object command = abi.getClass().getMethod("set").invoke(abi);
        return command.getClass().getMethod("request").invoke(command);
    }

    private static Object call(Object target, String method, Class<?> parameter, Object argument)
            throws ReflectiveOperationException {
        var found = target.getClass().getMethod(method, parameter);
        found.setAccessible(true);
        return found.invoke(target, argument);
    }

    private static String returns(ClassLoader loader, String type, String method) throws ReflectiveOperationException {
        return loader.loadClass("org.example.npu." + type)
                .getMethod(method)
                .getReturnType()
                .getSimpleName();
    }

    @Test
    void typesKeepTheirNamesWhereTheNextReleaseHasOtherVersions() throws IOException {
        Map<String, String> one = sources("\"1.0\"", "messages = \"SET\"");
        Map<String, String> two = sources("{\"1.0\", \"2.0\"}", "messages = \"SET\"");

        assertThat(one).containsKeys("Set.java", "PageDir.java", "PageDirVersioned.java", "Entry.java");
        // In 2.0 nothing says which entry is meant, so the field's type is the version that both releases name.
        assertThat(two).containsKeys("Set.java", "PageDir.java", "PageDirVersioned.java", "EntryV1.java");
        assertThat(two).doesNotContainKey("Entry.java");
        assertThat(two.get("PageDirVersioned.java"))
                .contains("\"page_dir_v1\", 16", "\"page_dir_v9\", 16")
                .contains("A view of {@code page_dir_v9}");
    }

    @Test
    void whoAsksForAnAmbiguousNameIsToldTheStructs() throws IOException {
        Compilation compilation = compile(
                SPECS, "family = \"acme-npu\"", "releases = {\"1.0\", \"2.0\"}", "structs = {\"entry\", \"page_dir\"}");

        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(message(error))
                        .contains("error[FW044]: 'entry' could be entry_v1 or entry_v2 of release 2.0")
                        .contains("say under 'current' which of them the release uses"));
    }

    @Test
    void aMessageOfAnAmbiguousStructIsToldTheStructs() throws IOException {
        AcmeSpecs ambiguous =
                new AcmeSpecs().release("1.0", """
                functions: { LOAD: 1 }
                structs:
                  load_v1: { fields: [ a: u8 ] }
                  load_v2: { fields: [ a: u16 ] }
                """).semantics("commands: { LOAD: { request: load, reply: empty } }");

        Compilation compilation =
                compile(ambiguous, "family = \"acme-npu\"", "releases = \"1.0\"", "messages = \"LOAD\"");

        assertThat(compilation.errors())
                .extracting(VersionsOfStructsTest::message)
                .anyMatch(text -> text.contains("[FW044]: 'load' could be load_v1 or load_v2 of release 1.0"))
                .allMatch(text -> text.contains("[FW044]"));
    }

    @Test
    void aFieldThatHoldsNowTheCurrentVersionAndNowAnotherIsAFinding() throws IOException {
        AcmeSpecs mixed = new AcmeSpecs().release("1.0", """
                current: { load: load_v2 }
                structs:
                  load_v1: { fields: [ a: u8 ] }
                  load_v2: { fields: [ a: u16 ] }
                  outer: { fields: [ x: u8, load: load_v1 ] }
                """).structs("2.0", """
                load_v3: { fields: [ a: u8 ] }
                outer: { fields: [ x: u8, load: load_v3 ] }
                """);

        Compilation compilation =
                compile(mixed, "family = \"acme-npu\"", "releases = {\"1.0\", \"2.0\"}", "structs = \"outer\"");

        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(message(error))
                        .contains(
                                "error[FW077]: field outer.load is struct load_v3 in 2.0, but struct load_v1 in 1.0"));
    }

    @Test
    void tablesNameTheStructThatIsMeant() throws IOException {
        Compilation compilation =
                compile(SPECS, "family = \"acme-npu\"", "releases = \"1.0\"", "messages = \"SET\"", "tables = true");

        assertThat(compilation.generatedFiles())
                .filteredOn(file -> file.getName().endsWith("1.0.fwtable"))
                .singleElement()
                .satisfies(file -> assertThat(file.getCharContent(false).toString())
                        .contains("command SET request=set_v2 size=exact reply=none\n"));
    }

    @Test
    void anOpenArrayOfAUnionIsBytesAndBindsNoMemberOfIt() throws Exception {
        AcmeSpecs header =
                new AcmeSpecs().structs("1.0", """
                ping_v1: { fields: [ a: u32 ] }
                pong_v1: { fields: [ a: u64 ] }
                any: { kind: union, fields: [ ping_v1: ping_v1, pong_v1: pong_v1 ] }
                header: { fields: [ length: u32, function: u32, body: "any[]" ] }
                listed: { fields: [ count: u32, items: "any[]" ] }
                """).semantics("structs: { listed: { counts: { items: count } } }");

        Compilation bytes = compile(header, "family = \"acme-npu\"", "releases = \"1.0\"", "structs = \"header\"");
        assertThat(bytes.diagnostics()).isEmpty();
        assertThat(Javac.sources(bytes)).doesNotContainKeys("Any.java", "Ping.java", "Pong.java");
        assertThat(Javac.sources(bytes).get("Header.java"))
                .contains("MemorySegment bodyBytes()", "int bodyLength()", "{@code any body[]}", "body 8 u8[]");

        Compilation counted = compile(header, "family = \"acme-npu\"", "releases = \"1.0\"", "structs = \"listed\"");
        assertThat(counted.diagnostics()).isEmpty();
        assertThat(Javac.sources(counted)).containsKeys("Any.java", "Ping.java", "Pong.java");
        assertThat(returns(Javac.load(counted), "Listed", "items")).isEqualTo("List");
    }

    @Test
    void anOpenArrayThatIsBytesInOneReleaseAndAUnionInAnotherIsOneField() throws IOException {
        AcmeSpecs header = new AcmeSpecs().structs("1.0", """
                header: { fields: [ length: u32, body: "u8[]" ] }
                """).structs("2.0", """
                any: { kind: union, fields: [ a: u32, b: u64 ] }
                header: { fields: [ length: u32, pad: u32, body: "any[]" ] }
                """);

        Compilation compilation =
                compile(header, "family = \"acme-npu\"", "releases = {\"1.0\", \"2.0\"}", "structs = \"header\"");

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Javac.sources(compilation).get("Header.java"))
                .contains("body 4 u8[]", "body 8 u8[]", "MemorySegment bodyBytes()");
    }

    @Test
    void oneStructIsAnotherLayoutWhereItsEnumHasOtherNumbers() throws IOException {
        AcmeSpecs modes = new AcmeSpecs()
                .release("1.0", """
                enums: { MODE: { size: 4, values: { MODE_OFF: 0, MODE_ANY: -1 } } }
                structs: { load: { fields: [ mode: u64 ] }, outer: { fields: [ load: load ] } }
                """)
                .release("2.0", """
                enums: { MODE: { size: 8, values: { MODE_OFF: 0, MODE_ANY: -1 } } }
                structs: { load: { fields: [ mode: u64 ] }, outer: { fields: [ load: load ] } }
                """)
                .release("3.0", """
                enums: { MODE: { size: 8, values: { MODE_ANY: -1, MODE_OFF: 0 } } }
                structs: { load: { fields: [ mode: u64 ] }, outer: { fields: [ load: load ] } }
                """)
                .semantics("structs: { load: { fields: { mode: { enum: MODE } } } }");

        Compilation compilation = compile(
                modes, "family = \"acme-npu\"", "releases = {\"1.0\", \"2.0\", \"3.0\"}", "structs = \"outer\"");

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Javac.sources(compilation).get("Outer.java"))
                .contains("V1_0 = new Layout", "V2_0 = new Layout", "V3_0 = new Layout");
    }

    private static String message(Diagnostic<?> finding) {
        return finding.getMessage(null);
    }
}
