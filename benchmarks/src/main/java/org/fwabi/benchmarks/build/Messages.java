package org.fwabi.benchmarks.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From specs or a schema to class files, for the structs that the sample's request has classes for, in one release. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Messages {
    private Folder folder = new Folder(Path.of(""));
    private Path request = Path.of("");
    private Path sbe = Path.of("");
    private Path proto = Path.of("");
    private List<Path> all = List.of();
    private Path generated = Path.of("");
    private Path classes = Path.of("");

    /** For JMH. */
    public Messages() {}

    /** Writes the request and the schemas. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        folder = Folder.create();
        Requests requests = Requests.ofSample();
        request = folder.write("source", "package-info.java", requests.text(Requests.Size.ONE_RELEASE));
        List<Tree> trees = requests.messages().stream()
                .map(struct -> Tree.of(struct, requests.layout()))
                .toList();
        sbe = folder.write("sbe", "schema.xml", SbeSchema.of(trees));
        proto = folder.write("proto", "schema.proto", ProtobufSchema.of(trees));
        Compiler.run(Compiler.processing(folder.empty("all"), folder.empty("classes")), List.of(request));
        all = folder.files("all", ".java");
        empty();
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

    /** The processor and javac. */
    @Benchmark
    public Path fwabi() throws IOException {
        Compiler.run(Compiler.processing(generated, classes), List.of(request));
        return classes;
    }

    /** javac alone, on what the processor generated. */
    @Benchmark
    public Path generated() throws IOException {
        Compiler.run(Compiler.plain(classes, Compiler.BINDINGS), all);
        return classes;
    }

    /** SBE's tool and javac. */
    @Benchmark
    public Path sbe() throws Exception {
        PeerTools.sbe(sbe, generated);
        Compiler.run(Compiler.plain(classes, Compiler.SBE), folder.files("generated", ".java"));
        return classes;
    }

    /** Protobuf's compiler and javac. */
    @Benchmark
    public Path protobuf() throws IOException, InterruptedException {
        PeerTools.protobuf(proto, generated);
        Compiler.run(Compiler.plain(classes, Compiler.PROTOBUF), folder.files("generated", ".java"));
        return classes;
    }
}
