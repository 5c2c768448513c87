package org.fwabi.tools.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.tools.headers.CCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler is asked a second time, by another way: sizes and offsets as the values of C expressions. */
class ImportedLayoutTest {
    @Test
    void sizesAlignmentsAndOffsetsAreThoseOfC(@TempDir Path folder) throws Exception {
        ImportTree tree = ImportTree.in(folder);
        SpecLoader loader = new SpecLoader(SpecSources.folder(tree.specs()), new Diagnostics());
        Family family = loader.loadFamily("acme-npu").orElseThrow();
        ImportProfile profile = loader.loadImportProfile("acme-npu").orElseThrow();
        CCompiler compiler = CCompiler.find(Optional.empty());
        Imported imported = new ReleaseReader(compiler, family, profile).read(tree.headers(), "1.0", step -> {});
        Map<String, StructLayout> structs =
                new Layouts(new Diagnostics()).of(imported.release()).structs();

        Map<String, Long> ours = new LinkedHashMap<>();
        structs.forEach((name, struct) -> {
            String type = List.of("NpuArrays", "NpuPackedByTwo").contains(name) ? "struct " + name : name;
            ours.put("sizeof(" + type + ")", struct.size());
            ours.put("_Alignof(" + type + ")", (long) struct.align());
            for (FieldLayout field : struct.fields()) {
                if (!field.spec().anonymous() && field.spec().bits().isEmpty()) {
                    ours.put("__builtin_offsetof(" + type + ", " + field.spec().name() + ")", field.offset());
                }
            }
        });
        Map<String, BigInteger> theirs =
                compiler.evaluate(UnitSource.of(HeaderTree.of(tree.headers(), profile), profile), ours.keySet());

        assertThat(structs).hasSizeGreaterThan(18).containsKeys("NpuBits", "NpuPackedAligned", "NpuVersion");
        Map<String, Long> compared = new LinkedHashMap<>();
        theirs.forEach((expression, value) -> compared.put(expression, value.longValueExact()));
        assertThat(compared).isEqualTo(ours);
    }

    @Test
    void wordsAreThoseOfAShell() {
        assertThat(MakeFlags.words("-I ../a  '-Dx=\"a b\"' -Dy=\\\"q\\\" \"-Dz=<s>\""))
                .containsExactly("-I", "../a", "-Dx=\"a b\"", "-Dy=\"q\"", "-Dz=<s>");
        assertThat(MakeFlags.relevant(List.of("-O2", "-I", "a", "-Ib", "-include", "c.h", "-Wall", "-DX", "-m32")))
                .containsExactly("-I", "a", "-Ib", "-include", "c.h", "-DX", "-m32");
    }
}
