package org.fwabi.tools.headers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder of its own to run a compiler in, which is gone once closed. */
final class Scratch implements AutoCloseable {
    /**
     * What a run gave.
     *
     * @param exit its exit code
     * @param output the file that holds its standard output
     * @param errors its standard error output
     */
    record Run(int exit, Path output, String errors) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    private final Path folder;
    private final Duration limit;
    private int runs;

    /** @param limit how long one run may take before it is killed */
    Scratch(Duration limit) throws HeaderException {
        this.limit = limit;
        try {
            folder = Files.createTempDirectory("fwabi-headers");
        } catch (IOException e) {
            throw new HeaderException("no temporary folder can be made: " + e, e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Runs a command to its end.
     *
     * @param directory to run it in
     * @param input what it reads from standard input
     * @throws HeaderException if it cannot be started, or takes longer than the limit
     * @throws InterruptedException if the thread is interrupted; the command is killed
     */
    Run run(List<String> command, Path directory, String input) throws HeaderException, InterruptedException {
        runs++;
        Path output = file("output" + runs);
        Path errors = file("errors" + runs);
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(directory.toFile())
                    .redirectInput(
                            Files.writeString(file("input" + runs), input).toFile())
                    // Into files: nobody has to read two pipes at once.
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            // Messages are read below, so they must be English. gcc believes PWD more than the folder it runs in.
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("PWD", directory.toString());
            int exit = await(builder.start(), command);
            return new Run(exit, output, new String(Files.readAllBytes(errors), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new HeaderException("the compiler cannot be run: " + e.getMessage(), e);
        }
    }

    private int await(Process process, List<String> command) throws HeaderException, InterruptedException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HeaderException("%s has not finished after %d s and was stopped"
                        .formatted(command.getFirst(), limit.toSeconds()));
            }
            return process.exitValue();
        } finally {
            // A compiler driver leaves the work to children, which outlive it.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Deletes the folder. What cannot be deleted stays, since temporary folders are cleaned by the machine as well. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
