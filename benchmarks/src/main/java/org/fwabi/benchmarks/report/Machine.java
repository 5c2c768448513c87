package org.fwabi.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run took place.
 *
 * @param processor its name and how many of them the process may use
 * @param system name, version and architecture
 * @param jdk name and version of the virtual machine
 * @param gcc first line of its own account, or that there is none
 * @param commit of the checkout, with a mark if it was not clean
 */
public record Machine(String processor, String system, String jdk, String gcc, String commit) {
    private static final String UNKNOWN = "unknown";

    /** Reads all that. What can't be read is "unknown". */
    public static Machine read(Path home) {
        return new Machine(
                cpu() + ", " + Runtime.getRuntime().availableProcessors() + " in use",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                first(home, "gcc", "--version"),
                commit(home));
    }

    /** What the run itself writes does not count as a change. */
    private static String commit(Path home) {
        String head = first(home, "git", "rev-parse", "--short=12", "HEAD");
        String changed =
                first(home, "git", "status", "--porcelain", "--untracked-files=no", "--", ":!benchmarks/results");
        return changed.equals(UNKNOWN) ? head : head + ", changed since";
    }

    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String first(Path home, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return process.waitFor() == 0 && !lines.isEmpty() ? lines.get(0) : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
