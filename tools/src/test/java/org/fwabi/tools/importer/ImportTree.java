package org.fwabi.tools.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The test family's specs and headers, in folders that a test may change. */
public final class ImportTree {
    private final Path folder;

    private ImportTree(Path folder) {
        this.folder = folder;
    }

    /** Copies the specs, without any release, and the headers of release 1.0. */
    public static ImportTree in(Path folder) throws IOException {
        copy(resources().resolve("specs"), folder.resolve("specs"));
        copy(resources().resolve("headers"), folder.resolve("headers"));
        return new ImportTree(folder);
    }

    /** Where the test's resources lie. */
    public static Path resources() {
        try {
            return Path.of(Optional.ofNullable(ImportTree.class.getResource("/import"))
                    .orElseThrow()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder of specs. */
    public Path specs() {
        return folder.resolve("specs");
    }

    /** The folder of headers. */
    public Path headers() {
        return folder.resolve("headers");
    }

    /** A file of the family's specs. */
    public Path spec(String file) {
        return specs().resolve("acme-npu").resolve(file);
    }

    /** What of the family's folder is there, by path in it, sorted. */
    public List<String> files() throws IOException {
        Path family = specs().resolve("acme-npu");
        try (Stream<Path> files = Files.walk(family)) {
            return files.filter(file -> !file.equals(family))
                    .map(file -> family.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Makes the headers those of another release. */
    public ImportTree release(String release) throws IOException {
        Files.writeString(headers().resolve("VERSION"), "npu " + release + "\n");
        return this;
    }

    /** Replaces a text that stands in a header once. */
    public ImportTree replace(String header, String text, String by) throws IOException {
        return replace(headers().resolve("include").resolve(header), text, by);
    }

    /** Replaces a text that stands in a file once. */
    public ImportTree replace(Path file, String text, String by) throws IOException {
        String before = Files.readString(file);
        if (before.indexOf(text) < 0 || before.indexOf(text) != before.lastIndexOf(text)) {
            throw new IllegalArgumentException("'" + text + "' does not stand once in " + file);
        }
        Files.writeString(file, before.replace(text, by));
        return this;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
