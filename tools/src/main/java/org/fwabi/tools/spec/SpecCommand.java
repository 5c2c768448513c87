package org.fwabi.tools.spec;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.tools.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands on specs share: where the specs are, in which form to answer, and what findings lead to. */
abstract class SpecCommand implements Callable<Integer> {
    @Option(
            names = "--specs",
            paramLabel = "DIR",
            description = "Read specs from DIR, which holds index.yaml, instead of the ones that fwabi ships.")
    private @Nullable Path specs;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() throws IOException {
        SpecSession session = new SpecSession(source());
        try {
            return run(session);
        } catch (UsageException e) {
            throw usage(String.valueOf(e.getMessage()));
        } catch (FindingsException e) {
            commandSpec().commandLine().getErr().println(session.diagnostics().render());
            return ExitCode.FAILED;
        }
    }

    /**
     * Does the work and gives the exit code.
     *
     * @throws UsageException if something of what was asked for does not exist
     * @throws FindingsException if specs have errors; they are printed and the exit code is 1
     */
    abstract int run(SpecSession session) throws IOException;

    /** The folder of specs that was asked for; none for the shipped ones. */
    Optional<Path> specsFolder() {
        return Optional.ofNullable(specs);
    }

    final boolean json() {
        return json;
    }

    final PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }

    /** Text for a person: colour where somebody is looking. */
    final Styles styles() {
        return new Styles(terminal() && System.getenv("NO_COLOR") == null);
    }

    /** For commands that read many releases. */
    final Progress progress() {
        return new Progress(commandSpec().commandLine().getErr(), terminal(), System::nanoTime);
    }

    static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    final ParameterException usage(String message) {
        return new ParameterException(commandSpec().commandLine(), message);
    }

    /** A file system's exceptions often carry nothing but the path. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "access denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    private SpecSource source() {
        Optional<Path> folder = specsFolder();
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw usage("no folder " + folder.get());
        }
        return folder.map(SpecSources::folder)
                .orElseGet(() -> SpecSources.classLoader(SpecCommand.class.getClassLoader()));
    }

    final CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
