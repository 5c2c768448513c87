package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.ReleaseVersions;

/** Reads trees of headers from the tags of a git repository, without touching its work tree. Thread-safe. */
final class TagCheckout {
    private final Path repository;

    private TagCheckout(Path repository) {
        this.repository = repository;
    }

    /**
     * A repository.
     *
     * @param folder a clone, with or without a work tree
     * @throws ImportException if there is no git, or the folder is none of its repositories
     */
    static TagCheckout of(Path folder) throws ImportException, IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new ImportException("no folder " + folder);
        }
        String found = git(folder, Map.of(), "rev-parse", "--absolute-git-dir");
        return new TagCheckout(Path.of(found.strip()));
    }

    /**
     * The tags that are releases by the profile's patterns of branches: branch by branch, each in the order of its
     * versions. A series that runs beside a branch comes after it, since it sprang from one of its releases.
     */
    List<String> releases(ImportProfile profile) throws ImportException, IOException, InterruptedException {
        return git(repository, Map.of(), "tag", "--list")
                .lines()
                .map(String::strip)
                .filter(tag -> profile.branchOf(tag).isPresent())
                .sorted(Comparator.<String, String>comparing(
                                tag -> profile.branchOf(tag).orElse(""), ReleaseVersions.order())
                        .thenComparing(ReleaseVersions.order()))
                .toList();
    }

    /**
     * Writes the files of a tag into an empty folder.
     *
     * @throws ImportException if there is no such tag
     */
    void extract(String tag, Path into) throws ImportException, IOException, InterruptedException {
        Path index = Files.createTempFile("fwabi-index", null);
        try {
            Files.delete(index);
            git(
                    repository,
                    Map.of("GIT_INDEX_FILE", index.toString(), "GIT_WORK_TREE", into.toString()),
                    "--git-dir=" + repository,
                    "checkout",
                    "--quiet",
                    "refs/tags/" + tag,
                    "--",
                    ".");
        } finally {
            Files.deleteIfExists(index);
        }
    }

    private static String git(Path directory, Map<String, String> environment, String... arguments)
            throws ImportException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new ImportException("no git: install it to read releases from the tags of a repository", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new ImportException(
                    "git in " + directory + ": " + output.lines().findFirst().orElse("no reason given"));
        }
        return output;
    }
}
