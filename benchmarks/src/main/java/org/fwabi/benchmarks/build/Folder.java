package org.fwabi.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder with parts that are emptied before each measurement. */
record Folder(Path root) implements AutoCloseable {
    static Folder create() throws IOException {
        return new Folder(Files.createTempDirectory("fwabi-build"));
    }

    /** A part of it, with nothing in it. */
    Path empty(String part) throws IOException {
        Path folder = root.resolve(part);
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** A file. */
    Path write(String part, String name, String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve(part));
        return Files.writeString(folder.resolve(name), text);
    }

    /** All files below a part whose name ends so. */
    List<Path> files(String part, String end) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(part))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        delete(root);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
