package org.fwabi.processor.apt;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows that are fine: what is generated for them, and what it does. */
class FlowTest {
    private static final Path SPECS =
            Path.of("src/test/resources/compile-fail/specs").toAbsolutePath();

    private static final JavaFileObject ABI = JavaFileObjects.forSourceLines(
            "cam.abi.package-info",
            "@org.fwabi.annotation.FirmwareAbi(",
            "        family = \"acme-cam\", releases = {\"1.0\", \"1.5\", \"2.0\", \"3.0\"}, messages = \"START\")",
            "package cam.abi;");

    /** In the variants' own bindings the fields are plain that only their releases have. */
    private static final JavaFileObject ZOOM = JavaFileObjects.forSourceLines(
            "cam.Zoom",
            "package cam;",
            "import org.fwabi.annotation.PerRelease;",
            "import org.fwabi.annotation.Releases;",
            "@PerRelease(abi = \"cam.abi\")",
            "public interface Zoom {",
            "    String zoom();",
            "    @Releases(value = \"1.*\", messages = {\"START\", \"OLD_PING\"})",
            "    record Old(cam.abi.old.CamAbi abi) implements Zoom {",
            "        @Override public String zoom() { return \"old \" + abi.release() + abi.oldPing().name(); }",
            "        static void fill(cam.abi.old.Start start) { start.legacyDivider(2).width(1); }",
            "    }",
            "    @Releases(value = \"2.0\", messages = \"TUNE\")",
            "    final class Wide implements Zoom {",
            "        private final cam.abi.CamAbi abi;",
            "        Wide(cam.abi.CamAbi abi) throws java.io.IOException { this.abi = abi; }",
            "        Wide() { throw new IllegalStateException(); }",
            "        @Override public String zoom() { return \"wide \" + abi.release(); }",
            "    }",
            "    @Releases(\"3.0 .. 4.*\")",
            "    final class Bare implements Zoom {",
            "        @Override public String zoom() { return \"bare\"; }",
            "    }",
            "}");

    @TempDir
    Path folder;

    @Test
    void theVariantThatServesTheReleaseIsMadeWithItsBindings() throws Exception {
        Compilation compilation = Javac.compile(SPECS, ABI, ZOOM);
        assertThat(compilation).succeededWithoutWarnings();
        ClassLoader loader = Javac.load(compilation);
        assertThat(zoom(loader, "1.0")).isEqualTo("old 1.0OLD_PING");
        assertThat(zoom(loader, "1.5")).isEqualTo("old 1.5OLD_PING");
        assertThat(zoom(loader, "2.0")).isEqualTo("wide 2.0");
        assertThat(zoom(loader, "3.0")).isEqualTo("bare");
    }

    @Test
    void whatConstructorsThrowIsDeclared() throws IOException {
        assertThat(Javac.sources(Javac.compile(SPECS, ABI, ZOOM)).get("ZoomVariants.java"))
                .contains("public final class ZoomVariants")
                .contains("public static Zoom of(CamAbi abi) throws IOException {")
                .contains("case \"1.0\", \"1.5\" -> new Zoom.Old(cam.abi.old.CamAbi.of(abi.release()));")
                .contains("case \"3.0\" -> new Zoom.Bare();");
    }

    @Test
    void theBindingsMayComeFromAnotherModule() throws IOException {
        Compilation module = Javac.compile(SPECS, ABI);
        for (Map.Entry<String, byte[]> type : Javac.classes(module).entrySet()) {
            Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
        Compilation whole = userOfOtherModule("{\"1.0\", \"1.5\"}");
        assertThat(whole).succeeded();
        assertThat(Javac.sources(whole)).containsKey("FocusVariants.java");

        Compilation gap = userOfOtherModule("\"1.0\"");
        assertThat(gap).hadErrorCount(1);
        assertThat(gap).hadErrorContaining("error[FW090]: no variant of Focus serves 1.5");
    }

    private Compilation userOfOtherModule(String old) {
        return Compiler.javac()
                .withProcessors(new FwabiProcessor())
                .withClasspath(List.of(Javac.runtime().toFile(), folder.toFile()))
                .withOptions("-Afwabi.spec.path=" + SPECS)
                .compile(JavaFileObjects.forSourceLines(
                        "cam.Focus",
                        "package cam;",
                        "import org.fwabi.annotation.PerRelease;",
                        "import org.fwabi.annotation.Releases;",
                        "@PerRelease(abi = \"cam.abi\")",
                        "interface Focus {",
                        "    @Releases(value = " + old + ", messages = \"START\")",
                        "    record Old(cam.abi.old.CamAbi abi) implements Focus {}",
                        "    @Releases(\"2.0 .. 3.0\")",
                        "    record Later(cam.abi.CamAbi abi) implements Focus {}",
                        "}"));
    }

    /** Asahi's macro copies structs and code once a version. */
    @Test
    void asahiCodeIsClonedForEachVersionButNotHere() throws IOException {
        Map<String, String> four = Javac.sources(Javac.compile(SPECS, ABI));
        Map<String, String> one = Javac.sources(Javac.compile(
                SPECS,
                JavaFileObjects.forSourceLines(
                        "cam.abi.package-info",
                        "@org.fwabi.annotation.FirmwareAbi(",
                        "        family = \"acme-cam\", releases = \"3.0\", messages = \"START\")",
                        "package cam.abi;")));
        assertThat(four.keySet()).isEqualTo(one.keySet());
        // 1.0 equals 1.5, and 2.0 equals 3.0: two layouts of four releases, and one method for all.
        assertThat(count(four.get("Start.java"), "public Start height(")).isEqualTo(1);
        assertThat(count(four.get("Start.java"), "static final Layout V")).isEqualTo(2);
    }

    private static long count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static Object zoom(ClassLoader loader, String release) throws ReflectiveOperationException {
        Class<?> abi = loader.loadClass("cam.abi.CamAbi");
        Object entry = abi.getMethod("of", String.class).invoke(null, release);
        Object zoom = loader.loadClass("cam.ZoomVariants").getMethod("of", abi).invoke(null, entry);
        return loader.loadClass("cam.Zoom").getMethod("zoom").invoke(zoom);
    }
}
