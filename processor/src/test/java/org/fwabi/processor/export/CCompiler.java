package org.fwabi.processor.export;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The C compiler of the machine. A machine without one skips the tests that ask it. */
public final class CCompiler {
    private static final long LIMIT_SECONDS = 60;

    private final String command;
    private final Path folder;

    private CCompiler(String command, Path folder) {
        this.command = command;
        this.folder = folder;
    }

    /** What a process said, and how it ended. */
    public record Outcome(int status, String output) {}

    /** The compiler, working in a folder; skips the test if there is none. */
    public static CCompiler in(Path folder) {
        assumeThat(Found.COMMAND)
                .as("there is no C compiler (gcc or cc) on the path, so nothing judges the layouts")
                .isPresent();
        return new CCompiler(Found.COMMAND.get(), folder);
    }

    /** Looked for once, and only when a test wants it. */
    private static final class Found {
        static final Optional<String> COMMAND =
                Stream.of("gcc", "cc").filter(Found::runs).findFirst();

        private static boolean runs(String command) {
            try {
                Process process = new ProcessBuilder(command, "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Checks a header as its users would include it. */
    public Outcome check(String header) {
        Path file = write("checked.h", header);
        return run(command, "-std=gnu11", "-Wall", "-Werror", "-fsyntax-only", "-x", "c", file.toString());
    }

    /** Compiles a program that includes a header as {@code checked.h}, and runs it. */
    public Outcome run(String header, String program) {
        write("checked.h", header);
        Path source = write("program.c", program);
        Path binary = folder.resolve("program");
        Outcome compiled = run(command, "-std=gnu11", "-Wall", "-Werror", "-o", binary.toString(), source.toString());
        return compiled.status() == 0 ? run(binary.toString()) : compiled;
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(String... command) {
        Path output = folder.resolve("output.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " takes more than " + LIMIT_SECONDS + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
