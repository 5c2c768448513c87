package org.fwabi.processor.apt;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the processor looks for spec files, and what it says of places that disagree. */
class SpecPlacesTest {
    private static final JavaFileObject NIC =
            Javac.request("nic", "family = \"acme-nic\"", "releases = \"1.0\"", "messages = \"PING\"");
    private static final JavaFileObject GSP =
            Javac.request("gsp", "family = \"nvidia-gsp\"", "releases = \"570.144\"", "messages = \"FREE\"");

    @TempDir
    Path folder;

    /** The processor's own class loader here has the shipped specs; what is on the class path is up to the test. */
    private static Compilation compile(List<Path> classPath, List<String> options, JavaFileObject... sources) {
        List<File> all = new ArrayList<>(classPath.stream().map(Path::toFile).toList());
        all.add(Javac.runtime().toFile());
        return Compiler.javac()
                .withProcessors(new FwabiProcessor())
                .withClasspath(all)
                .withOptions(options)
                .compile(sources);
    }

    @Test
    void specsOnTheProcessorPathAlone() {
        Compilation compilation = compile(List.of(), List.of(), GSP);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).generatedSourceFile("gsp.GspAbi");
    }

    @Test
    void specsOnTheClassPath() throws IOException {
        Compilation compilation = compile(List.of(copy(Javac.ACME)), List.of(), NIC);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).generatedSourceFile("nic.NicAbi");
    }

    @Test
    void aFamilyOfOnesOwnBesideTheShippedOnes() throws IOException {
        Path own = copy(Javac.ACME);
        assertThat(compile(List.of(own), List.of(), NIC, GSP)).succeededWithoutWarnings();
        List<String> option = List.of("-Afwabi.spec.path=" + own.resolve("fwabi"));
        assertThat(compile(List.of(), option, NIC, GSP)).succeededWithoutWarnings();
    }

    @Test
    void aFamilyThatItsPlaceDoesNotListIsFoundBesideTheShippedOnes() throws IOException {
        Path own = copy(Javac.ACME);
        Files.delete(own.resolve("fwabi/index.yaml"));
        assertThat(compile(List.of(own), List.of(), NIC, GSP)).succeededWithoutWarnings();
    }

    @Test
    void oneFileInTwoPlacesWithOtherContents() throws IOException {
        Path stale = copy(Path.of("../firmware-specs/src/main/resources/fwabi"));
        Path file = stale.resolve("fwabi/nvidia-gsp/570.144.yaml");
        assertThat(compile(List.of(stale), List.of(), GSP)).succeededWithoutWarnings();
        Files.writeString(file, "# stale\n" + Files.readString(file));
        Compilation compilation = compile(List.of(stale), List.of(), GSP);
        assertThat(compilation)
                .hadErrorContaining(
                        "error[FW080]: spec file nvidia-gsp/570.144.yaml is found twice, with different contents")
                .inFile(GSP);
        assertThat(compilation).hadErrorContaining("in the class path and in the processor path");
        assertThat(compilation).hadErrorCount(1);
    }

    @Test
    void theOptionOverridesWithoutAFinding() throws IOException {
        Path own = copy(Path.of("../firmware-specs/src/main/resources/fwabi"));
        Path file = own.resolve("fwabi/nvidia-gsp/570.144.yaml");
        Files.writeString(file, "# changed\n" + Files.readString(file));
        Compilation compilation = compile(List.of(), List.of("-Afwabi.spec.path=" + own.resolve("fwabi")), GSP);
        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void aPathThatIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path path : List.of(file, folder.resolve("nothing"))) {
            Compilation compilation = compile(List.of(), List.of("-Afwabi.spec.path=" + path), GSP);
            assertThat(compilation)
                    .hadErrorContaining("error[FW047]: -Afwabi.spec.path=" + path + " is no folder")
                    .inFile(GSP);
            assertThat(compilation).hadErrorCount(1);
        }
    }

    @Test
    void aRelativePathNamesTheFolderItWouldStartFrom() {
        Compilation compilation = compile(List.of(), List.of("-Afwabi.spec.path=src/main"), GSP);
        assertThat(compilation).hadErrorContaining("error[FW047]: -Afwabi.spec.path=src/main is not an absolute path");
        assertThat(compilation).hadErrorContaining(Path.of("").toAbsolutePath().toString());
    }

    @Test
    void noSpecsAnywherePrintsAllPlaces() throws Exception {
        // The processor by a loader of its own, that has no specs.
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!Files.exists(Path.of(entry, "fwabi")) && !entry.contains("firmware-specs")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader bare = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Processor processor = (Processor) bare.loadClass(FwabiProcessor.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            Compilation compilation = Compiler.javac()
                    .withProcessors(processor)
                    .withClasspath(List.of(Javac.runtime().toFile()))
                    .withOptions("-Afwabi.spec.path=" + folder)
                    .compile(GSP);
            assertThat(compilation).hadErrorCount(1);
            assertThat(compilation.errors().get(0).getMessage(null))
                    .contains("error[FW047]: no spec files found")
                    .contains("looked in folder " + folder)
                    .contains("looked in the class output")
                    .contains("looked in the class path")
                    .contains("looked in the processor path");
        }
    }

    @Test
    void aPackageThatHasOneOfTheGeneratedClassesAlready() {
        JavaFileObject own = JavaFileObjects.forSourceLines("nic.Ping", "package nic;", "final class Ping {}");
        Compilation compilation = Javac.compile(Javac.ACME, NIC, own);
        assertThat(compilation).failed();
        assertThat(compilation)
                .hadErrorContaining("error[FW081]: there is a class nic.Ping already")
                .inFile(NIC)
                .onLine(1);
        assertThat(compilation).hadErrorCount(1);
    }

    @Test
    void aDefectOfTheProcessorIsAFindingWithItsTrace() {
        JavaFileObject user = JavaFileObjects.forSourceLines("q.Use", "package q;", "class Use { nic.NicAbi abi; }");
        Compilation compilation = Compiler.javac()
                .withProcessors(new FailingFiler(new FwabiProcessor()))
                .withClasspath(List.of(Javac.runtime().toFile()))
                .withOptions("-Afwabi.spec.path=" + Javac.ACME)
                .compile(NIC, user);
        assertThat(compilation).failed();
        String first = compilation.errors().get(0).getMessage(null);
        assertThat(first)
                .startsWith("error[FW099]: fwabi itself failed; please report this with the lines below")
                .contains("java.lang.IllegalStateException: the disk is on fire")
                .contains("at org.fwabi.processor.apt.FwabiProcessor.");
    }

    private Path copy(Path specs) throws IOException {
        Path target = folder.resolve("own");
        try (Stream<Path> files = Files.walk(specs)) {
            for (Path file : files.toList()) {
                Path copy =
                        target.resolve("fwabi").resolve(specs.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }
}
