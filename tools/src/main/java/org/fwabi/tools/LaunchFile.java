package org.fwabi.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what the launcher script needs to start the command line without Maven: the JDK that the build's toolchain
 * chose, and the class path. Run by the build itself, on that JDK and with that class path.
 */
final class LaunchFile {
    private LaunchFile() {}

    /** Writes two lines, the JDK's home and the class path, to the file named by the first argument. */
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), List.of(System.getProperty("java.home"), System.getProperty("java.class.path")));
    }
}
