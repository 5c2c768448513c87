package org.fwabi.benchmarks.build;

import com.google.protobuf.MessageLite;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.agrona.DirectBuffer;
import org.fwabi.message.Command;

/** javac inside this process, as a build that keeps its JVM runs it: a class loader of its own for the processor each time. */
final class Compiler {
    /** What bindings are compiled against. The specs are on the processor's path alone, as in a driver's build. */
    static final String BINDINGS = places(Command.class);

    /** What SBE's code is compiled against. */
    static final String SBE = places(DirectBuffer.class);

    /** What Protobuf's code is compiled against. */
    static final String PROTOBUF = places(MessageLite.class);

    private Compiler() {}

    private static String places(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The options that compile a request with the processor. */
    static List<String> processing(Path generated, Path classes) {
        return List.of(
                "-d",
                classes.toString(),
                "-s",
                generated.toString(),
                "-cp",
                BINDINGS,
                "-processorpath",
                processorPath(),
                "-processor",
                "org.fwabi.processor.apt.FwabiProcessor");
    }

    /** The options that compile what there is. */
    static List<String> plain(Path classes, String classPath) {
        return List.of("-d", classes.toString(), "-cp", classPath, "-proc:none", "-nowarn");
    }

    private static String processorPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.equals(BINDINGS))
                        .toList());
    }

    /** Runs javac. */
    static void run(List<String> options, List<Path> sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter printed = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean fine = javac.getTask(printed, null, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!fine) {
                throw new IllegalStateException(printed.toString());
            }
        }
    }
}
