package org.fwabi.tools.headers;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A C compiler, gcc or clang, that is asked what headers declare. It has to write ELF objects for a 64-bit
 * little-endian machine, x86-64 or AArch64, with debug information of DWARF version 5.
 *
 * <p>Immutable. Each question runs the compiler in a temporary folder; several threads may ask at once.
 */
public final class CCompiler {
    // NVIDIA's largest surface takes 2 s. What takes two minutes does not end: a header that includes itself, or a
    // compiler that waits for a terminal.
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path program;
    private final String version;
    private final Duration limit;

    private CCompiler(Path program, String version, Duration limit) {
        this.program = program;
        this.version = version;
        this.limit = limit;
    }

    /**
     * Finds a compiler and asks for its version.
     *
     * @param asked a program, by path or by a name on {@code PATH}; otherwise the first of cc, gcc and clang there is
     * @throws HeaderException if there is none, or it does not run
     */
    public static CCompiler find(Optional<String> asked) throws HeaderException, InterruptedException {
        return find(asked, Optional.ofNullable(System.getenv("PATH")).orElse(""), LIMIT);
    }

    static CCompiler find(Optional<String> asked, String path, Duration limit)
            throws HeaderException, InterruptedException {
        List<String> names = asked.map(List::of).orElse(List.of("cc", "gcc", "clang"));
        for (String name : names) {
            Optional<Path> program = locate(name, path);
            if (program.isPresent()) {
                return new CCompiler(program.get(), askVersion(program.get(), limit), limit);
            }
        }
        throw new HeaderException(
                asked.isPresent()
                        ? "there is no C compiler \"" + asked.get() + "\""
                        : "no C compiler: install gcc or clang, or name one with --cc");
    }

    private static Optional<Path> locate(String name, String path) {
        try {
            List<Path> candidates = new ArrayList<>();
            if (name.contains("/")) {
                candidates.add(Path.of(name).toAbsolutePath());
            } else {
                for (String folder : path.split(":", -1)) {
                    if (!folder.isEmpty()) {
                        candidates.add(Path.of(folder, name).toAbsolutePath());
                    }
                }
            }
            return candidates.stream()
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String askVersion(Path program, Duration limit) throws HeaderException, InterruptedException {
        try (Scratch scratch = new Scratch(limit)) {
            Scratch.Run run = scratch.run(
                    List.of(program.toString(), "--version"), Path.of("").toAbsolutePath(), "");
            Optional<String> first = text(run.output()).lines().findFirst();
            if (!run.succeeded() || first.isEmpty()) {
                throw new HeaderException(program + " is no C compiler: it does not answer --version");
            }
            return first.get();
        }
    }

    /** The program that runs. */
    public Path program() {
        return program;
    }

    /** The first line of what it prints for {@code --version}. */
    public String version() {
        return version;
    }

    /**
     * The types that a unit declares.
     *
     * @throws HeaderException if it does not compile, or the compiler's debug information is not understood
     * @throws InterruptedException if the thread is interrupted; the compiler is stopped
     */
    public CUnit types(TranslationUnit unit) throws HeaderException, InterruptedException {
        try (Scratch scratch = new Scratch(limit)) {
            Path object = scratch.file("unit.o");
            List<String> options = List.of(
                    "-w",
                    "-g",
                    "-gdwarf-5",
                    "-fno-eliminate-unused-debug-types",
                    "-gz=none", // some distributions compress by default
                    "-fno-lto", // its objects hold no debug information
                    "-xc",
                    "-c",
                    "-o",
                    object.toString(),
                    "-");
            Scratch.Run run = scratch.run(command(unit, options), unit.directory(), unit.source());
            if (!run.succeeded()) {
                throw CompilerErrors.refused(program.toString(), run.errors());
            }
            return types(ElfFile.read(object), unit.directory());
        }
    }

    private CUnit types(ElfFile file, Path directory) throws HeaderException {
        try {
            List<DwarfEntry> roots = DwarfReader.read(file);
            if (roots.size() != 1) {
                throw new HeaderException(program + " writes " + roots.size() + " units of debug information for one");
            }
            ByteBuffer lines = file.section(".debug_line");
            return DwarfTypes.read(roots.getFirst(), DwarfFiles.of(roots.getFirst(), lines, directory));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new HeaderException("the debug information of " + program + " is not well formed", e);
        }
    }

    /**
     * The macros that are defined at the end of a unit, in order of their first definition: not those that are
     * undefined again, nor those that the compiler brings or {@code -D} gives.
     *
     * @throws HeaderException if the unit cannot be preprocessed
     * @throws InterruptedException if the thread is interrupted; the compiler is stopped
     */
    public List<CMacro> macros(TranslationUnit unit) throws HeaderException, InterruptedException {
        try (Scratch scratch = new Scratch(limit)) {
            String everywhere = text(preprocess(scratch, unit, unit.source(), List.of("-dD")));
            String atTheEnd = text(preprocess(scratch, unit, unit.source(), List.of("-dM")));
            return MacroReader.read(everywhere.lines(), atTheEnd.lines(), unit.directory());
        }
    }

    /**
     * A text that is the same for two units only if the compiler reads the same in both: headers, comments and flags.
     *
     * @param root a folder of headers; two copies of it at different places make no difference
     * @throws HeaderException if the unit cannot be preprocessed
     * @throws InterruptedException if the thread is interrupted; the compiler is stopped
     */
    public String fingerprint(TranslationUnit unit, Path root) throws HeaderException, InterruptedException {
        try (Scratch scratch = new Scratch(limit)) {
            String read = text(preprocess(scratch, unit, unit.source(), List.of("-dD", "-CC")));
            String all = unit.flags() + "\n" + read;
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(all.replace(root.toString(), "").getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The values of those expressions that are integer constant expressions at the end of a unit. Others are left out:
     * text, types, what is not constant, what does not parse.
     *
     * @param expressions C expressions, such as the names of macros, {@code sizeof} and {@code offsetof}
     * @return the values, in the order of the expressions; from -2^63 to 2^64-1
     * @throws HeaderException if the unit itself does not compile
     * @throws InterruptedException if the thread is interrupted; the compiler is stopped
     */
    public Map<String, BigInteger> evaluate(TranslationUnit unit, Collection<String> expressions)
            throws HeaderException, InterruptedException {
        try (Scratch scratch = new Scratch(limit)) {
            List<String> distinct = List.copyOf(new LinkedHashSet<>(expressions));
            Expansions expansions = Expansions.of(
                    unit.source(), distinct, source -> text(preprocess(scratch, unit, source, List.of())));
            ConstantEvaluator.Compilation compilation = (source, options) -> {
                // The unit is preprocessed by now: -include must not bring its file a second time.
                List<String> all = new ArrayList<>(List.of("-w", "-g0", "-O0", "-fno-lto", "-xcpp-output", "-"));
                all.addAll(options);
                Scratch.Run run = scratch.run(command(unit, all), unit.directory(), source);
                return run.succeeded() ? Optional.empty() : Optional.of(run.errors());
            };
            return new ConstantEvaluator(program.toString(), compilation, scratch.file("values.o"))
                    .evaluate(expansions, distinct);
        }
    }

    private Path preprocess(Scratch scratch, TranslationUnit unit, String source, List<String> extra)
            throws HeaderException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-w", "-E", "-xc"));
        options.addAll(extra);
        options.add("-");
        Scratch.Run run = scratch.run(command(unit, options), unit.directory(), source);
        // A call that an expression leaves open is an error too, but one that spoils no more than itself.
        List<CompilerErrors.Located> errors = CompilerErrors.located(run.errors());
        boolean onlyExpressions = !errors.isEmpty()
                && errors.stream().allMatch(error -> error.file().equals(Expansions.SECTION));
        if (!run.succeeded() && !onlyExpressions) {
            throw CompilerErrors.refused(program.toString(), run.errors());
        }
        return run.output();
    }

    private List<String> command(TranslationUnit unit, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(unit.flags());
        command.addAll(options); // behind the unit's flags, so that they win
        return command;
    }

    private static String text(Path file) throws HeaderException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new HeaderException("what the compiler printed cannot be read: " + e, e);
        }
    }
}
