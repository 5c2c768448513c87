package org.fwabi.tools;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Writes what the launcher script needs to start the command line without Maven, and quickly: the JDK that the build's
 * toolchain chose, the class path, and an archive of the classes that commands use, loaded and linked. Run by the build
 * itself, on that JDK and with that class path.
 */
final class LaunchFile {
    /** Many times what it takes; a machine that is slower goes without the archive. */
    private static final int ARCHIVE_SECONDS = 300;

    private LaunchFile() {}

    /**
     * Writes three lines, the JDK's home, the class path and the archive, to a file. The class path is this process's,
     * with the jar of this module for its folder of classes, since the JVM archives classes of jars only; without the
     * specs, which the launcher puts behind it as a folder, to be read as they are; and with copies of signed jars that
     * lack the signature, whose classes the JVM does not archive either.
     *
     * @param args the file, and the jar of this module
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        Path folder = Files.createDirectories(file.resolveSibling(file.getFileName() + ".d"));
        List<String> path = new ArrayList<>(List.of(args[1]));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && !isSpecs(entry)) {
                path.add(unsigned(Path.of(entry), folder).toString());
            }
        }
        String classPath = String.join(File.pathSeparator, path);
        Path archive = folder.resolve("classes.aot");
        archive(archive, classPath);
        Files.write(file, List.of(System.getProperty("java.home"), classPath, archive.toString()));
    }

    private static boolean isSpecs(String jar) throws IOException {
        try (JarFile content = new JarFile(jar)) {
            return content.getEntry("fwabi/index.yaml") != null;
        }
    }

    private static Path unsigned(Path jar, Path folder) throws IOException {
        try (JarFile content = new JarFile(jar.toFile(), false)) {
            if (content.stream().noneMatch(LaunchFile::isSignature)) {
                return jar;
            }
            Path copy = folder.resolve(jar.getFileName());
            Manifest manifest = new Manifest(content.getManifest());
            manifest.getEntries().clear();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
                for (JarEntry entry : content.stream().toList()) {
                    if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        content.getInputStream(entry).transferTo(out);
                    }
                }
            }
            return copy;
        }
    }

    private static boolean isSignature(JarEntry entry) {
        return entry.getName().toUpperCase(Locale.ROOT).matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
    }

    /** Runs commands once in a JVM that then writes the archive. There is none if that fails, and all works without. */
    private static void archive(Path archive, String classPath) throws IOException, InterruptedException {
        Files.deleteIfExists(archive);
        Path log = archive.resolveSibling("archive.log");
        Process training = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:AOTCacheOutput=" + archive,
                        "-cp",
                        classPath,
                        Training.class.getName(),
                        System.getProperty("fwabi.specs"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        training.getOutputStream().close();
        if (!training.waitFor(ARCHIVE_SECONDS, TimeUnit.SECONDS)) {
            training.destroyForcibly().waitFor();
            Files.deleteIfExists(archive);
        }
    }
}
