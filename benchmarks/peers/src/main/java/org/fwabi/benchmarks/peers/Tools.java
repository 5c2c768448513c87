package org.fwabi.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import uk.co.real_logic.sbe.SbeTool;

/** The peers' own generators. */
final class Tools {
    private Tools() {}

    /** Runs SBE's tool, which takes its options from system properties. */
    static void sbe(Path schema, Path output) throws Exception {
        System.setProperty("sbe.output.dir", output.toString());
        System.setProperty("sbe.target.language", "Java");
        System.setProperty("sbe.java.generate.interfaces", "false");
        System.setProperty("sbe.validation.stop.on.error", "true");
        SbeTool.main(new String[] {schema.toString()});
    }

    /** Runs Protobuf's compiler, a program that the build has put into a folder. */
    static void protobuf(Path folder, Path schema, Path output) throws IOException, InterruptedException {
        Path compiler;
        try (Stream<Path> files = Files.list(folder)) {
            compiler = files.filter(file -> file.toString().endsWith(".exe"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no protoc for this machine"));
        }
        if (!Files.isExecutable(compiler) && !compiler.toFile().setExecutable(true)) {
            throw new IOException(compiler + " cannot be made executable");
        }
        Process process = new ProcessBuilder(
                        compiler.toString(),
                        "--proto_path=" + schema.toAbsolutePath().getParent(),
                        "--java_out=" + output,
                        schema.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("protoc refuses " + schema + ":\n" + printed);
        }
    }
}
