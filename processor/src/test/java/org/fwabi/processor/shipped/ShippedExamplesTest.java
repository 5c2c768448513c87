package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.example.ExampleCase;
import org.fwabi.processor.example.ExampleFindings;
import org.fwabi.processor.example.ExampleValues;
import org.fwabi.processor.example.WrittenExample;
import org.fwabi.processor.export.CCompiler;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.ReleaseVersions;
import org.fwabi.processor.spec.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the shipped semantics: their bytes by the layouts, and by a C compiler. */
class ShippedExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void theFilesHaveTheBytes() {
        Diagnostics diagnostics = new Diagnostics();

        ExampleFindings.check(ShippedSpecs.family(), ShippedSpecs.layouts().values(), diagnostics);

        assertThat(diagnostics.render()).isEmpty();
    }

    @Test
    void everyMessageWithFieldsHasAnExample() {
        Semantics semantics = ShippedSpecs.family().semantics();
        TreeSet<String> without = new TreeSet<>();
        semantics.commands().values().stream()
                .filter(command ->
                        command.request().isPresent() && command.examples().isEmpty())
                .forEach(command -> without.add(command.function()));
        semantics.events().values().stream()
                .filter(event -> event.payload().isPresent() && event.examples().isEmpty())
                .forEach(event -> without.add(event.event()));
        semantics.controls().values().stream()
                .filter(control ->
                        control.params().isPresent() && control.examples().isEmpty())
                .forEach(control -> without.add(control.control()));
        semantics.classes().values().stream()
                .filter(found -> found.params().isPresent() && found.examples().isEmpty())
                .forEach(found -> without.add(found.name()));

        assertThat(without).isEmpty();
    }

    /** The newest release of each branch by its first number. */
    static Stream<String> releases() {
        Map<String, String> newest = new LinkedHashMap<>();
        ShippedSpecs.family().releases().stream()
                .sorted(ReleaseVersions.order())
                .forEach(release -> newest.put(release.substring(0, release.indexOf('.')), release));
        return newest.values().stream();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aCompilerPutsTheValuesWhereTheBytesAre(String name) throws Exception {
        CCompiler.in(folder);
        ReleaseLayout release = ShippedSpecs.layout(name);
        NeutralNames names = NeutralNames.of(release.release());
        ExampleProgram program = new ExampleProgram(release);
        List<String> what = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (WrittenExample written : WrittenExample.all(ShippedSpecs.family(), List.of(release))) {
            ExampleCase example = written.example();
            byte[] bytes = written.bytes().get(name);
            if (bytes != null) {
                String struct = example.structIn(release.release(), names).orElseThrow();
                program.add(example, struct, ExampleValues.of(example, release, struct), bytes.length);
                what.add(example.what());
                expected.add(HexFormat.of().formatHex(bytes));
            }
        }

        CCompiler.Outcome outcome =
                CCompiler.in(Files.createDirectory(folder.resolve(name))).run(program.header(), program.program());

        assertThat(outcome.status()).as(outcome.output()).isZero();
        List<String> lines = outcome.output().lines().toList();
        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).as(what.get(i) + " in " + name).isEqualTo(expected.get(i));
        }
    }
}
