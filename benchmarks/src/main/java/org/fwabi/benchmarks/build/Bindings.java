package org.fwabi.benchmarks.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** javac with the processor on one request, and on what it made of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Bindings {
    /** How much is asked for; see {@link Requests.Size}. */
    @Param({"1 release", "4 releases", "11 releases", "all of 1 release"})
    public String request = "";

    private Folder folder = new Folder(Path.of(""));
    private Path source = Path.of("");
    private List<Path> all = List.of();
    private Path generated = Path.of("");
    private Path classes = Path.of("");

    /** For JMH. */
    public Bindings() {}

    /** Generates once, for what is compiled without the processor. */
    @Setup(Level.Trial)
    public void generate() throws IOException {
        folder = Folder.create();
        source = folder.write("source", "package-info.java", Requests.ofSample().text(Requests.Size.of(request)));
        Compiler.run(Compiler.processing(folder.empty("all"), folder.empty("classes")), List.of(source));
        all = new ArrayList<>(folder.files("all", ".java"));
        all.add(source);
    }

    /** Empties the folders. */
    @Setup(Level.Iteration)
    public void empty() throws IOException {
        generated = folder.empty("generated");
        classes = folder.empty("classes");
    }

    /** Deletes them. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        folder.close();
    }

    /** The request with the processor. */
    @Benchmark
    public Path processed() throws IOException {
        Compiler.run(Compiler.processing(generated, classes), List.of(source));
        return classes;
    }

    /** What it generated, without. */
    @Benchmark
    public Path generated() throws IOException {
        Compiler.run(Compiler.plain(classes, Compiler.BINDINGS), all);
        return classes;
    }
}
