package org.fwabi.benchmarks.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import uk.co.real_logic.sbe.SbeTool;

/** The peers' own compilers of schemas. */
final class PeerTools {
    private PeerTools() {}

    /** SBE's tool, which is Java, inside this process. It takes its settings from system properties. */
    static void sbe(Path schema, Path generated) throws Exception {
        System.setProperty("sbe.output.dir", generated.toString());
        System.setProperty("sbe.target.language", "Java");
        SbeTool.main(new String[] {schema.toString()});
    }

    /** Protobuf's compiler, which is a program of its own. */
    static void protobuf(Path schema, Path generated) throws IOException, InterruptedException {
        run(List.of(
                protoc().toString(),
                "--proto_path=" + schema.getParent(),
                "--java_out=" + generated,
                schema.toString()));
    }

    /** Where the build has put it. */
    static Path protoc() throws IOException {
        Path home = Path.of(System.getProperty("fwabi.home", ".."));
        try (var files = Files.list(home.resolve("benchmarks/target/protoc"))) {
            Path found = files.filter(file -> file.toString().endsWith(".exe"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no protoc for this machine"));
            if (!Files.isExecutable(found) && !found.toFile().setExecutable(true)) {
                throw new IOException(found + " cannot be made executable");
            }
            return found;
        }
    }

    /** Runs a program to its end; what it prints is its failure. */
    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command.getFirst() + " ended with " + status + ": " + printed);
        }
    }
}
