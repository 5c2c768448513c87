package org.fwabi.processor.diagnostic;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.fwabi.processor.source.YamlReader;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.processor.spec.SpecText;

/**
 * One folder of the corpus: spec files that replace those of the folder {@code valid}, and what is expected.
 *
 * @param folder its name starts with the id that it is about
 * @param valid a family without findings
 */
record CorpusCase(Path folder, Path valid) {
    static final String VALID = "valid";

    /** All cases, by name. */
    static List<CorpusCase> all() throws IOException {
        Path corpus = Path.of("src", "test", "resources", "diagnostics");
        try (Stream<Path> folders = Files.list(corpus)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().equals(VALID))
                    .sorted()
                    .map(folder -> new CorpusCase(folder, corpus.resolve(VALID)))
                    .toList();
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** The id that the case is about. */
    String id() {
        return name().substring(0, name().indexOf('-'));
    }

    /** The size limit that the case sets, or the default. */
    int limit() throws IOException {
        return Integer.parseInt(settings().getProperty("limit", Integer.toString(YamlReader.DEFAULT_LIMIT)));
    }

    /** What a driver asks for, if the case is about a request. */
    Optional<Properties> request() throws IOException {
        Path file = folder.resolve("request.properties");
        return Files.exists(file) ? Optional.of(properties(file)) : Optional.empty();
    }

    Path expectedFile() {
        return folder.resolve("expected.txt");
    }

    String expected() throws IOException {
        return Files.exists(expectedFile()) ? Files.readString(expectedFile()) : "";
    }

    /** The files of the case, and below them those of the valid family. */
    SpecSource source() throws IOException {
        List<String> absent = List.of(settings().getProperty("absent", "").split(","));
        return new SpecSource() {
            @Override
            public Optional<SpecText> read(String path) throws IOException {
                for (Path root : List.of(folder, valid)) {
                    if (Files.exists(root.resolve(path)) && !absent.contains(path)) {
                        return Optional.of(SpecSources.decode(path, Files.readAllBytes(root.resolve(path))));
                    }
                }
                return Optional.empty();
            }

            @Override
            public List<String> places() {
                return List.of("the folder of the case", "the folder of the valid family");
            }
        };
    }

    private Properties settings() throws IOException {
        Path file = folder.resolve("case.properties");
        return Files.exists(file) ? properties(file) : new Properties();
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @Override
    public String toString() {
        return name();
    }
}
