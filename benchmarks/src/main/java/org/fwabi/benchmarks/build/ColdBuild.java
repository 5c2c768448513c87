package org.fwabi.benchmarks.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same as whole processes with nothing warm, as a build without a daemon starts them: in turns, and the median. Its
 * argument is the number of rounds, 3 if there is none; a second one is the heap of each javac, such as {@code 512m}.
 */
public final class ColdBuild {
    private final Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Map<String, List<Long>> millis = new LinkedHashMap<>();
    private final Folder folder;
    private final String heap;

    private ColdBuild(Folder folder, String heap) {
        this.folder = folder;
        this.heap = heap;
    }

    /** Measures, and prints a table as Markdown. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        try (Folder folder = Folder.create()) {
            new ColdBuild(folder, arguments.length > 1 ? arguments[1] : "2g").run(rounds, System.out);
        }
    }

    private void run(int rounds, PrintStream out) throws IOException, InterruptedException {
        Requests requests = Requests.ofSample();
        List<Tree> trees = requests.messages().stream()
                .map(struct -> Tree.of(struct, requests.layout()))
                .toList();
        Path sbe = folder.write("sbe", "schema.xml", SbeSchema.of(trees));
        Path proto = folder.write("proto", "schema.proto", ProtobufSchema.of(trees));
        for (int round = 0; round < rounds; round++) {
            for (Requests.Size size : Requests.Size.values()) {
                bindings(size.words(), requests.text(size));
            }
            Path generated = folder.empty("generated");
            measure("SBE's tool and javac, as many messages as 1 release", () -> {
                PeerTools.run(List.of(
                        java.toString(),
                        "-Dsbe.output.dir=" + generated,
                        "-Dsbe.target.language=Java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "uk.co.real_logic.sbe.SbeTool",
                        sbe.toString()));
                javac(Compiler.plain(folder.empty("classes"), Compiler.SBE), folder.files("generated", ".java"));
            });
            Path messages = folder.empty("generated");
            measure("Protobuf's compiler and javac, as many messages", () -> {
                PeerTools.protobuf(proto, messages);
                javac(Compiler.plain(folder.empty("classes"), Compiler.PROTOBUF), folder.files("generated", ".java"));
            });
        }
        out.println("| cold, whole processes | ms, median of " + rounds + " |");
        out.println("|---|---|");
        millis.forEach((work, all) -> out.println("| " + work + " | " + median(all) + " |"));
    }

    private void bindings(String size, String request) throws IOException, InterruptedException {
        Path source = folder.write("source", "package-info.java", request);
        Path generated = folder.empty("generated");
        Path classes = folder.empty("classes");
        measure(
                size + ": javac with the processor",
                () -> javac(Compiler.processing(generated, classes), List.of(source)));
        List<Path> all = new ArrayList<>(folder.files("generated", ".java"));
        all.add(source);
        Path again = folder.empty("classes");
        measure(
                size + ": javac on the same " + (all.size() - 1) + " generated sources",
                () -> javac(Compiler.plain(again, Compiler.BINDINGS), all));
    }

    private void javac(List<String> options, List<Path> sources) throws IOException, InterruptedException {
        // More sources than a command line holds.
        Path list = folder.write(
                "arguments",
                "sources",
                String.join(
                        "\n", sources.stream().map(path -> "\"" + path + "\"").toList()));
        List<String> command = new ArrayList<>(List.of(javac.toString(), "-J-Xmx" + heap));
        command.addAll(options);
        command.add("@" + list);
        PeerTools.run(command);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void measure(String name, Work work) throws IOException, InterruptedException {
        long before = System.nanoTime();
        work.run();
        millis.computeIfAbsent(name, absent -> new ArrayList<>()).add((System.nanoTime() - before) / 1_000_000);
    }

    private static long median(List<Long> all) {
        List<Long> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
