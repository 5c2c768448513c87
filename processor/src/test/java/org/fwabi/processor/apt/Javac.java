package org.fwabi.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Runs javac with the processor, and the classes that come out of it.
 *
 * <p>Generated code needs the message support of the runtime. The runtime itself is compiled with this processor, so its
 * jar is not there yet when these tests run: the few classes are compiled from their sources.
 */
public final class Javac {
    /** The fictional families of these tests. */
    public static final Path ACME = Path.of("src/test/resources/bindings").toAbsolutePath();

    private static final Path RUNTIME = compileRuntime();

    private Javac() {}

    /** Compiles with the specs of a folder, or with those on the class path if it is the shipped ones. */
    public static Compilation compile(Path specs, JavaFileObject... sources) {
        List<File> classPath = new ArrayList<>(List.of(RUNTIME.toFile()));
        return Compiler.javac()
                .withProcessors(new FwabiProcessor())
                .withClasspath(classPath)
                .withOptions("-Xlint:all,-processing", "-Werror", "-Afwabi.spec.path=" + specs)
                .compile(sources);
    }

    /** The folder with the classes of the message support, for a class path. */
    static Path runtime() {
        return RUNTIME;
    }

    /** A package-info with an annotation. */
    public static JavaFileObject request(String packageName, String... members) {
        return JavaFileObjects.forSourceLines(
                packageName + ".package-info",
                "@org.fwabi.annotation.FirmwareAbi(",
                "        " + String.join(",\n        ", members) + ")",
                "package " + packageName + ";");
    }

    /** The generated sources by file name. */
    public static Map<String, String> sources(Compilation compilation) throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
            sources.put(name, file.getCharContent(false).toString());
        }
        return sources;
    }

    /** The class files by binary name. */
    public static Map<String, byte[]> classes(Compilation compilation) {
        Map<String, byte[]> classes = new HashMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                try (InputStream in = file.openInputStream()) {
                    String name = file.getName().replaceFirst("^/?CLASS_OUTPUT/", "");
                    classes.put(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'), in.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return classes;
    }

    /** Loads what was compiled. */
    public static ClassLoader load(Compilation compilation) {
        assertThat(compilation.diagnostics()).as("diagnostics").isEmpty();
        Map<String, byte[]> classes = classes(compilation);
        return new ClassLoader(runtimeLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    private static ClassLoader runtimeLoader() {
        return new ClassLoader(Javac.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                try {
                    byte[] bytes = Files.readAllBytes(RUNTIME.resolve(name.replace('.', '/') + ".class"));
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
    }

    private static Path compileRuntime() {
        try {
            Path out = Files.createTempDirectory("fwabi-runtime");
            Path root = Path.of("../runtime/src/main/java/org/fwabi");
            List<Path> sources = new ArrayList<>();
            for (String folder : List.of("annotation", "message")) {
                try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                boolean compiled = compiler.getTask(
                                null,
                                files,
                                null,
                                List.of(
                                        "-proc:none",
                                        "-d",
                                        out.toString(),
                                        "-cp",
                                        System.getProperty("java.class.path")),
                                null,
                                files.getJavaFileObjectsFromPaths(sources))
                        .call();
                assertThat(compiled).as("the message support compiles").isTrue();
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
