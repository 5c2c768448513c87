package org.fwabi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what {@code benchmarks/run} needs to start without Maven. Run by the build, on the JDK that it chose. */
final class LaunchFile {
    private LaunchFile() {}

    /** Writes two lines, the JDK's home and the class path, to the file named by the first argument. */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), List.of(System.getProperty("java.home"), System.getProperty("java.class.path")));
    }
}
