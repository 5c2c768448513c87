package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.tools.headers.CCompiler;
import org.fwabi.tools.headers.HeaderException;

/** Imports releases, one after the other, while the headers of the next ones compile. */
public final class ImportRun {
    private final Importer importer;
    private final ReleaseReader reader;
    private final ImportProfile profile;
    private final Watcher watcher;

    /** Told how a run goes. Called from any thread. */
    public interface Watcher {
        /** A release is at this step. */
        void step(String release, String what);

        /** A release has been written, so long after it was begun. */
        void written(ImportReport report, Duration time);
    }

    /**
     * A run over a folder of specs.
     *
     * @param folder holds {@code index.yaml}
     * @param loader reads the specs that are there
     * @param diagnostics takes the loader's findings
     */
    public ImportRun(
            Path folder,
            Family family,
            ImportProfile profile,
            SpecLoader loader,
            Diagnostics diagnostics,
            CCompiler compiler,
            Watcher watcher) {
        this.importer = new Importer(folder, family, profile, loader, diagnostics);
        this.reader = new ReleaseReader(compiler, family, profile);
        this.profile = profile;
        this.watcher = watcher;
    }

    /**
     * The tags of a repository that are releases, branch by branch.
     *
     * @param known whether those count that have specs already
     */
    public List<String> tagged(Path repository, boolean known)
            throws ImportException, IOException, InterruptedException {
        return TagCheckout.of(repository).releases(profile).stream()
                .filter(release -> known || !importer.family().releases().contains(release))
                .toList();
    }

    /**
     * Imports one release from a folder of headers.
     *
     * @param base the base to use; otherwise the best there is
     * @param force whether a release that is there may be replaced
     * @throws ImportException if the release cannot be imported; nothing has been written then
     * @throws HeaderException if the headers do not compile
     */
    public void release(Path headers, String release, Optional<String> base, boolean force)
            throws ImportException, HeaderException, IOException, InterruptedException {
        importer.refuseKnown(release, force);
        Instant begun = Instant.now();
        Imported found = reader.read(headers, release, what -> watcher.step(release, what));
        write(found, base, begun);
    }

    /**
     * Imports releases from the tags of a repository, in this order.
     *
     * @param threads how many trees are compiled at once
     * @throws ImportException if one cannot be imported; those before it have been written
     * @throws HeaderException if headers do not compile
     */
    public void tags(Path repository, List<String> releases, Optional<String> base, boolean force, int threads)
            throws ImportException, HeaderException, IOException, InterruptedException {
        for (String release : releases) {
            importer.refuseKnown(release, force);
        }
        TagCheckout tags = TagCheckout.of(repository);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            try {
                Deque<Reading> begun = new ArrayDeque<>();
                for (String release : releases) {
                    // Each result is large; a few ahead keep the compilers busy.
                    if (begun.size() > threads) {
                        finish(begun.removeFirst(), base);
                    }
                    Instant start = Instant.now();
                    begun.add(new Reading(release, start, workers.submit(() -> read(tags, release))));
                }
                while (!begun.isEmpty()) {
                    finish(begun.removeFirst(), base);
                }
            } finally {
                workers.shutdownNow();
            }
        }
    }

    private record Reading(String release, Instant begun, Future<Imported> result) {}

    private Imported read(TagCheckout tags, String release)
            throws ImportException, HeaderException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fwabi-import-" + release + "-");
        try {
            watcher.step(release, "checking out");
            tags.extract(release, folder);
            return reader.read(folder, release, what -> watcher.step(release, what));
        } finally {
            SpecFolder.delete(folder);
        }
    }

    private void finish(Reading reading, Optional<String> base)
            throws ImportException, HeaderException, IOException, InterruptedException {
        try {
            write(reading.result().get(), base, reading.begun());
        } catch (ExecutionException e) {
            String where = "release " + reading.release() + ": ";
            switch (e.getCause()) {
                case ImportException cause -> throw new ImportException(where + cause.getMessage(), cause);
                case HeaderException cause -> throw new HeaderException(where + cause.getMessage());
                case IOException cause -> throw cause;
                case null, default -> throw new IllegalStateException("release " + reading.release(), e);
            }
        }
    }

    private void write(Imported found, Optional<String> base, Instant begun) throws ImportException, IOException {
        watcher.step(found.release().name(), "writing");
        Written written = importer.write(found, base);
        watcher.written(ImportReport.of(written), Duration.between(begun, Instant.now()));
    }
}
