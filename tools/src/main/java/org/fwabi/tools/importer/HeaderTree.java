package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.fwabi.processor.spec.ImportProfile;

/** A folder of headers, and which of them an import profile names. Immutable. */
final class HeaderTree {
    private final Path root;
    private final ImportProfile profile;
    private final Map<ImportProfile.Headers, List<Path>> files;
    private final Map<String, ImportProfile.Headers> owners;

    private HeaderTree(Path root, ImportProfile profile, Map<ImportProfile.Headers, List<Path>> files) {
        this.root = root;
        this.profile = profile;
        this.files = files;
        Map<String, ImportProfile.Headers> byFile = new LinkedHashMap<>();
        files.forEach((headers, found) -> found.forEach(file -> byFile.put(file.toString(), headers)));
        this.owners = byFile;
    }

    /**
     * The headers below a folder.
     *
     * @throws ImportException if there is no such folder, or it has none of the headers
     * @throws IOException if it cannot be read
     */
    static HeaderTree of(Path folder, ImportProfile profile) throws ImportException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new ImportException("no folder " + folder);
        }
        // Compilers name files by their real path in some places and as given in others.
        Path root = folder.toRealPath();
        Map<ImportProfile.Headers, PathMatcher> matchers = new LinkedHashMap<>();
        Map<ImportProfile.Headers, List<Path>> files = new LinkedHashMap<>();
        for (ImportProfile.Headers headers : profile.headers()) {
            matchers.put(headers, matcher(root, headers.files()));
            files.put(headers, new ArrayList<>());
        }
        for (Path file : walk(root)) {
            Path relative = root.relativize(file);
            for (Map.Entry<ImportProfile.Headers, PathMatcher> entry : matchers.entrySet()) {
                if (entry.getValue().matches(relative)) {
                    files.getOrDefault(entry.getKey(), new ArrayList<>()).add(file);
                    break;
                }
            }
        }
        files.values().forEach(Collections::sort);
        if (files.entrySet().stream()
                .noneMatch(
                        entry -> entry.getKey().surface() && !entry.getValue().isEmpty())) {
            throw new ImportException("no header below " + folder + " is one of family " + profile.family()
                    + "; its import.yaml looks for "
                    + profile.headers().stream()
                            .filter(ImportProfile.Headers::surface)
                            .map(ImportProfile.Headers::files)
                            .findFirst()
                            .orElse("none"));
        }
        return new HeaderTree(root, profile, files);
    }

    /** The folder, by its real path. */
    Path root() {
        return root;
    }

    /** Where the compiler runs. */
    Path directory() {
        return root.resolve(profile.compilation().directory()).normalize();
    }

    /** The files of each entry of the profile, in the order of the profile; of an entry sorted by path. */
    Map<ImportProfile.Headers, List<Path>> files() {
        return files;
    }

    /** The part that what a file declares belongs to; empty if the file is not of the surface. */
    Optional<String> part(String file) {
        return Optional.ofNullable(owners.get(file)).flatMap(ImportProfile.Headers::part);
    }

    /** The part that a struct or enum belongs to; empty if it is not of the surface. */
    Optional<String> part(String file, String name) {
        return Optional.ofNullable(owners.get(file))
                .filter(headers -> headers.surface(name))
                .flatMap(ImportProfile.Headers::part);
    }

    /** Whether a file's path in the tree matches a glob. */
    boolean matches(String glob, String file) {
        Path path = Path.of(file);
        return path.startsWith(root) && matcher(root, glob).matches(root.relativize(path));
    }

    /**
     * The release that the headers say they are of; empty if the profile does not know where they would say so.
     *
     * @throws ImportException if they don't say so where they should
     */
    Optional<String> release() throws ImportException, IOException {
        if (profile.version().isEmpty()) {
            return Optional.empty();
        }
        ImportProfile.Version version = profile.version().get();
        Path file = root.resolve(version.file());
        if (!Files.isRegularFile(file)) {
            throw new ImportException("the headers do not say which release they are of: no file " + file);
        }
        Matcher matcher = version.pattern().matcher(Files.readString(file));
        if (!matcher.find() || matcher.groupCount() < 1) {
            throw new ImportException("the headers do not say which release they are of: nothing in " + file
                    + " matches " + version.pattern());
        }
        return Optional.of(matcher.group(1));
    }

    private static PathMatcher matcher(Path root, String glob) {
        FileSystem system = root.getFileSystem();
        return system.getPathMatcher("glob:" + glob);
    }

    private static List<Path> walk(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean hidden = !folder.equals(root)
                        && String.valueOf(folder.getFileName()).startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
