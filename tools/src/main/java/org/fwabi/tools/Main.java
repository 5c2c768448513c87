package org.fwabi.tools;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fwabi.tools.demo.DemoCommand;
import org.fwabi.tools.spec.CheckCommand;
import org.fwabi.tools.spec.DiffCommand;
import org.fwabi.tools.spec.ExamplesCommand;
import org.fwabi.tools.spec.ExportCommand;
import org.fwabi.tools.spec.FindCommand;
import org.fwabi.tools.spec.FirmwareCommand;
import org.fwabi.tools.spec.HistoryCommand;
import org.fwabi.tools.spec.ImpactCommand;
import org.fwabi.tools.spec.ImportCommand;
import org.fwabi.tools.spec.LayoutCommand;
import org.fwabi.tools.spec.ReleasesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root. Exit codes are those of {@link ExitCode}. */
@Command(
        name = "fwabi",
        description = "Firmware messages, described once a release, typed at compile time.",
        mixinStandardHelpOptions = true,
        version = "fwabi 0.1.0-SNAPSHOT")
public final class Main implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ReleasesCommand.class,
            LayoutCommand.class,
            DiffCommand.class,
            HistoryCommand.class,
            FindCommand.class,
            CheckCommand.class,
            ExamplesCommand.class,
            ExportCommand.class,
            ImpactCommand.class,
            FirmwareCommand.class,
            ImportCommand.class);

    @Spec
    private CommandSpec spec;

    private Main(CommandSpec spec) {
        this.spec = spec;
    }

    /** Made by picocli, which sets the spec. */
    public Main() {
        this(CommandSpec.create());
    }

    /** Runs one command and exits. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        commands(args).forEach(line::addSubcommand);
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("fwabi: " + wrong.getMessage());
                    err.println(
                            "Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println("fwabi: internal error, please report it:");
                    failure.printStackTrace(err);
                    return ExitCode.INTERNAL;
                })
                .execute(args);
    }

    /** The command that is asked for, or all: picocli takes longer to read their options than most commands take to run. */
    private static List<Class<?>> commands(String[] args) {
        List<Class<?>> asked = COMMANDS.stream()
                .filter(command -> args.length > 0
                        && command.getAnnotation(Command.class).name().equals(args[0]))
                .toList();
        return asked.isEmpty() ? COMMANDS : asked;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? There is: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
