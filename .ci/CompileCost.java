import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What more releases cost a driver's build: compiles the bindings of samples/nouveau-tables, as far as 570.144 has what
 * they ask for, for that release and for all that the sample supports, in turns, and prints medians. Bindings alone, because the driver's own flows name ranges of releases
 * and do not compile for one.
 *
 * <p>To be run with a JDK 25, in the project's folder, after {@code mvn -DskipTests package}:
 * {@code java .ci/CompileCost.java [rounds]}. Needs nothing but what the build has put under {@code target}, and the
 * libraries of the processor, which it takes from the local Maven repository.
 */
public final class CompileCost {
    private static final Path PACKAGE =
            Path.of("samples/nouveau-tables/src/main/java/org/fwabi/samples/tables/abi/package-info.java");
    private static final String ONE = "570.144";
    private static final Pattern LACKING = Pattern.compile("no targeted release has an? [a-z]+ '([A-Za-z0-9_]+)'");
    private static final Pattern RELEASES = Pattern.compile("releases = \\{([^}]*)}");

    private CompileCost() {}

    private record Cost(long millis, long files, long sourceBytes, long classBytes) {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
        Matcher matcher = RELEASES.matcher(Files.readString(PACKAGE));
        if (!matcher.find()) {
            throw new IllegalStateException(PACKAGE + " names no releases");
        }
        List<String> all = Pattern.compile("\"([^\"]+)\"")
                .matcher(matcher.group(1))
                .results()
                .map(result -> result.group(1))
                .toList();
        List<List<String>> sets = List.of(List.of(ONE), List.of("535.113.01", "560.35.03", ONE, "595.45.04"), all);
        String text = common(matcher.replaceFirst("releases = {@}"), ONE);
        List<List<Cost>> costs = new ArrayList<>();
        sets.forEach(set -> costs.add(new ArrayList<>()));
        for (int round = -2; round < rounds; round++) {
            for (int i = 0; i < sets.size(); i++) {
                Cost cost = compile(request(text, sets.get(i)));
                if (round >= 0) {
                    costs.get(i).add(cost);
                }
            }
        }
        System.out.println("| releases | javac with processing | to one release | classes | sources | class files |");
        System.out.println("|---|---|---|---|---|---|");
        double base = median(costs.get(0));
        for (int i = 0; i < sets.size(); i++) {
            Cost any = costs.get(i).get(0);
            System.out.printf(
                    "| %d | %.0f ms | %.2f | %d | %d KiB | %d KiB |%n",
                    sets.get(i).size(),
                    median(costs.get(i)),
                    median(costs.get(i)) / base,
                    any.files(),
                    any.sourceBytes() / 1024,
                    any.classBytes() / 1024);
        }
    }

    private static String request(String text, List<String> releases) {
        return text.replace("@}", "\"" + String.join("\", \"", releases) + "\"}");
    }

    /** The request without what one release lacks, so that all rounds ask for the same. */
    private static String common(String text, String release) throws IOException {
        String left = text;
        while (true) {
            try {
                compile(request(left, List.of(release)));
                return left;
            } catch (IllegalStateException e) {
                List<String> lacking = LACKING
                        .matcher(String.valueOf(e.getMessage()))
                        .results()
                        .map(result -> result.group(1))
                        .toList();
                if (lacking.isEmpty()) {
                    throw e;
                }
                for (String name : lacking) {
                    left = left.replaceFirst("\\s*\"" + name + "\",?", "");
                }
            }
        }
    }

    private static double median(List<Cost> costs) {
        long[] sorted = costs.stream().mapToLong(Cost::millis).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Cost compile(String text) throws IOException {
        Path folder = Files.createTempDirectory("fwabi-cost");
        try {
            Path source = folder.resolve("src/package-info.java");
            Path out = folder.resolve("out");
            Path generated = folder.resolve("gen");
            for (Path made : List.of(source.getParent(), out, generated)) {
                Files.createDirectories(made);
            }
            Files.writeString(source, text);
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            StringWriter log = new StringWriter();
            long before = System.nanoTime();
            boolean fine = javac.getTask(
                            log,
                            null,
                            null,
                            List.of(
                                    "-d", out.toString(),
                                    "-s", generated.toString(),
                                    "-cp", path("runtime/target/classes", "org/jspecify"),
                                    "-processorpath",
                                            path(
                                                    "processor/target/classes",
                                                    "firmware-specs/target/classes",
                                                    "com/fasterxml/jackson/core/jackson-core",
                                                    "com/fasterxml/jackson/dataformat/jackson-dataformat-yaml",
                                                    "org/yaml/snakeyaml",
                                                    "com/palantir/javapoet",
                                                    "org/jspecify"),
                                    "-processor", "org.fwabi.processor.apt.FwabiProcessor"),
                            null,
                            javac.getStandardFileManager(null, null, StandardCharsets.UTF_8).getJavaFileObjects(source))
                    .call();
            long millis = (System.nanoTime() - before) / 1_000_000;
            if (!fine) {
                throw new IllegalStateException(log.toString());
            }
            return new Cost(millis, count(generated, ".java"), bytes(generated, ".java"), bytes(out, ".class"));
        } finally {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Folders of the build, and the newest jar of each library in the local repository. */
    private static String path(String... parts) throws IOException {
        List<String> places = new ArrayList<>();
        for (String part : parts) {
            if (part.contains("target/")) {
                places.add(part);
                continue;
            }
            Path library = Path.of(System.getProperty("user.home"), ".m2/repository", part);
            try (Stream<Path> files = Files.walk(library)) {
                places.add(files.map(Path::toString)
                        .filter(name -> name.endsWith(".jar") && !name.endsWith("-sources.jar"))
                        .max(Comparator.comparing(name -> Arrays.toString(name.split("[^0-9]+"))))
                        .orElseThrow());
            }
        }
        return String.join(java.io.File.pathSeparator, places);
    }

    private static long count(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).count();
        }
    }

    private static long bytes(Path folder, String end) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(end)).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
