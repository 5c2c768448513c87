package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.spec.Branch;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a family's specs, for writing. What is written appears whole or not at all: files are made beside their
 * place and moved, and the family's list of releases, which makes a release known, comes last.
 */
final class SpecFolder {
    private final Path folder;

    /** @param folder holds {@code family.yaml} */
    SpecFolder(Path folder) {
        this.folder = folder;
    }

    /** Where a release's file lies. */
    Path file(String release) {
        return folder.resolve(release + ".yaml");
    }

    /** The text of {@code family.yaml} with these branches. */
    String family(List<Branch> branches) throws ImportException, IOException {
        return BranchList.replace(Files.readString(folder.resolve("family.yaml")), branches);
    }

    /**
     * Writes a release, and removes what an earlier import of it left.
     *
     * @param files by path in this folder
     */
    void write(String release, Map<String, String> files) throws IOException {
        Path staging = Files.createTempDirectory(folder, ".import-");
        try {
            Path parts = staging.resolve("parts");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = file.getKey().startsWith(release + "/")
                        ? parts.resolve(file.getKey().substring(release.length() + 1))
                        : staging.resolve("main");
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
            Path place = folder.resolve(release);
            if (Files.exists(place)) {
                move(place, staging.resolve("old"));
            }
            if (Files.exists(parts)) {
                move(parts, place);
            }
            move(staging.resolve("main"), file(release));
        } finally {
            delete(staging);
        }
    }

    /** Writes {@code family.yaml}. */
    void writeFamily(String text) throws IOException {
        Path staging = Files.createTempDirectory(folder, ".import-");
        try {
            Path file = Files.writeString(staging.resolve("family.yaml"), text);
            move(file, folder.resolve("family.yaml"));
        } finally {
            delete(staging);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
