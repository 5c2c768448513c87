import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts known bugs back into the code, one at a time, and sees to it that a test finds each. A single source file, so that
 * {@code java mutants/Mutants.java} runs it, with the name of a mutant or without; {@code --list} only lists them.
 *
 * <p>A mutant is a folder: {@code mutant.properties} (what it is, which file, which module's tests must fail), {@code
 * find.txt} and {@code replace.txt}. The text to find must stand in the file exactly once: code that moves on must take
 * its mutants along. The working tree is copied first and never touched.
 *
 * <p>Exit code: 0 if all are killed, 1 if one survives, 2 if one can't be tried.
 */
public final class Mutants {
    private static final Pattern FAILED = Pattern.compile("Tests run: \\d+, Failures: (\\d+), Errors: (\\d+)");

    /** Some bugs wedge a queue, and with it the test. What passes takes a tenth of this. */
    private static final int LIMIT_MINUTES = 10;

    private static final int HANGS = -1;

    private final Path home;
    private final Path tree;

    private Mutants(Path home) {
        this.home = home;
        this.tree = home.resolve("target/mutants");
    }

    private record Mutant(
            String name, String story, String module, String file, String tests, String find, String replace) {}

    private enum Fate {
        KILLED,
        SURVIVED,
        UNTRIED
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        System.exit(new Mutants(Path.of("").toAbsolutePath()).run(words));
    }

    private int run(List<String> words) throws IOException, InterruptedException {
        List<Mutant> mutants = new ArrayList<>(read());
        if (words.contains("--list")) {
            mutants.forEach(mutant -> System.out.printf("%-34s %s%n", mutant.name(), mutant.story()));
            return 0;
        }
        if (!words.isEmpty()) {
            mutants.removeIf(mutant -> words.stream().noneMatch(mutant.name()::startsWith));
        }
        if (mutants.isEmpty()) {
            System.err.println("no mutant of that name; --list names them");
            return 2;
        }
        copy();
        Map<String, Set<String>> tests = new LinkedHashMap<>();
        mutants.forEach(mutant -> tests.computeIfAbsent(mutant.module(), module -> new LinkedHashSet<>())
                .add(mutant.tests()));
        for (Map.Entry<String, Set<String>> module : tests.entrySet()) {
            System.out.printf("%-34s ", "without mutant, " + module.getKey());
            System.out.flush();
            Outcome outcome = maven(module.getKey(), String.join(",", module.getValue()));
            System.out.println(outcome.code() == 0 ? "passes" : "FAILS");
            if (outcome.code() != 0) {
                System.err.println(outcome.output());
                return 2;
            }
        }
        Fate worst = Fate.KILLED;
        for (Mutant mutant : mutants) {
            System.out.printf("%-34s ", mutant.name());
            System.out.flush();
            Fate fate = tryOut(mutant);
            worst = fate.compareTo(worst) > 0 ? fate : worst;
        }
        return worst.ordinal();
    }

    private Fate tryOut(Mutant mutant) throws IOException, InterruptedException {
        Path file = tree.resolve(mutant.file());
        String text = Files.readString(file);
        int at = text.indexOf(mutant.find());
        if (at < 0 || text.indexOf(mutant.find(), at + 1) >= 0) {
            System.out.println("UNTRIED: its text stands in " + mutant.file() + (at < 0 ? " nowhere" : " twice"));
            return Fate.UNTRIED;
        }
        Files.writeString(file, text.replace(mutant.find(), mutant.replace()));
        Outcome outcome;
        try {
            outcome = maven(mutant.module(), mutant.tests());
        } finally {
            Files.writeString(file, text);
        }
        if (outcome.code() == 0) {
            System.out.println("SURVIVED: " + mutant.story());
            return Fate.SURVIVED;
        }
        if (outcome.code() == HANGS) {
            System.out.println("killed: the tests hang");
            return Fate.KILLED;
        }
        Matcher failed = FAILED.matcher(outcome.output());
        int failures = 0;
        while (failed.find()) {
            failures = Math.max(failures, Integer.parseInt(failed.group(1)) + Integer.parseInt(failed.group(2)));
        }
        if (failures == 0) {
            System.out.println("UNTRIED: the build failed without a failing test");
            System.err.println(outcome.output());
            return Fate.UNTRIED;
        }
        System.out.println("killed by " + failures + (failures == 1 ? " test" : " tests"));
        return Fate.KILLED;
    }

    private record Outcome(int code, String output) {}

    private Outcome maven(String module, String tests) throws IOException, InterruptedException {
        Path log = tree.resolve("mutant.log");
        Process process = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-o",
                        "test",
                        "-pl",
                        module,
                        "-am",
                        "-Dtest=" + tests,
                        "-Dsurefire.failIfNoSpecifiedTests=false")
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Outcome(HANGS, Files.readString(log));
        }
        return new Outcome(process.exitValue(), Files.readString(log));
    }

    private List<Mutant> read() throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        try (Stream<Path> folders = Files.list(home.resolve("mutants"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                Properties properties = new Properties();
                try (InputStream in = Files.newInputStream(folder.resolve("mutant.properties"))) {
                    properties.load(in);
                }
                mutants.add(new Mutant(
                        folder.getFileName().toString(),
                        properties.getProperty("story"),
                        properties.getProperty("module"),
                        properties.getProperty("file"),
                        properties.getProperty("tests"),
                        text(folder.resolve("find.txt")),
                        text(folder.resolve("replace.txt"))));
            }
        }
        return mutants;
    }

    /** Without the newline at the end, which editors add. */
    private static String text(Path file) throws IOException {
        return Files.readString(file).stripTrailing();
    }

    /** What git tracks, as it is now. */
    private void copy() throws IOException, InterruptedException {
        if (Files.exists(tree)) {
            try (Stream<Path> old = Files.walk(tree)) {
                old.sorted(Comparator.reverseOrder()).forEach(Mutants::delete);
            }
        }
        Process git = new ProcessBuilder("git", "ls-files", "-z").directory(home.toFile()).start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        git.waitFor();
        for (String name : names.split("\0", -1)) {
            Path from = home.resolve(name);
            if (!name.isEmpty() && Files.isRegularFile(from)) {
                Path to = tree.resolve(name);
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
