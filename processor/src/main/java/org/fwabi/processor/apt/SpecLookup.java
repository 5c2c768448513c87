package org.fwabi.processor.apt;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.processor.spec.SpecText;
import org.jspecify.annotations.Nullable;

/**
 * Finds spec files in a compilation, in this order: the folders of {@code -Afwabi.spec.path}, the class output (which
 * holds a module's own resources), the class path, the processor path. The first place that has a file wins. The option
 * is there to override; but if two of the other places have one file with different contents, that is a finding, because
 * nobody could say which one a build used. The index is no such file: each place has its own.
 *
 * <p>The module path is not asked by its own: a resource there is found only under the name of its module, and a jar
 * of specs has none.
 */
final class SpecLookup implements SpecSource {
    private static final String ROOT = "fwabi/";
    private static final String INDEX = "index.yaml";

    private final List<Place> places = new ArrayList<>();
    private final Diagnostics diagnostics;
    private final Map<String, Optional<SpecText>> known = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();

    /** A place that may hold spec files. */
    private interface Place {
        String name();

        /** Whether the files here are meant to stand for those elsewhere. */
        default boolean overrides() {
            return false;
        }

        byte[] read(String path) throws IOException;
    }

    /**
     * A lookup.
     *
     * @param folders of the option; absolute
     * @param loader of the processor; sees the jars of the processor path
     */
    SpecLookup(List<Path> folders, Filer filer, ClassLoader loader, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        folders.forEach(folder -> places.add(folder(folder)));
        places.add(location(filer, StandardLocation.CLASS_OUTPUT, "the class output"));
        places.add(location(filer, StandardLocation.CLASS_PATH, "the class path"));
        places.add(loader(loader));
    }

    private static Place folder(Path folder) {
        return new Place() {
            @Override
            public String name() {
                return "folder " + folder;
            }

            @Override
            public boolean overrides() {
                return true;
            }

            @Override
            public byte[] read(String path) throws IOException {
                return Files.readAllBytes(folder.resolve(path));
            }
        };
    }

    private static Place location(Filer filer, JavaFileManager.Location location, String name) {
        return new Place() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public byte[] read(String path) throws IOException {
                // Never getCharContent: Eclipse's compiler gives null.
                try (InputStream in =
                        filer.getResource(location, "", ROOT + path).openInputStream()) {
                    return in.readAllBytes();
                }
            }
        };
    }

    private static Place loader(ClassLoader loader) {
        return new Place() {
            @Override
            public String name() {
                return "the processor path";
            }

            @Override
            public byte[] read(String path) throws IOException {
                URL url = loader.getResource(ROOT + path);
                if (url == null) {
                    throw new FileNotFoundException("no resource " + ROOT + path);
                }
                URLConnection connection = url.openConnection();
                // A cached jar would outlive the compilation, and hide that the file has been replaced since.
                connection.setUseCaches(false);
                try (InputStream in = connection.getInputStream()) {
                    return in.readAllBytes();
                }
            }
        };
    }

    @Override
    public Optional<SpecText> read(String path) throws IOException {
        Optional<SpecText> text = known.get(path);
        if (text == null) {
            text = search(path);
            known.put(path, text);
        }
        return text;
    }

    private Optional<SpecText> search(String path) throws IOException {
        byte[] found = null;
        String foundIn = "";
        for (Place place : places) {
            byte[] bytes = attempt(place, path);
            if (bytes == null) {
                continue;
            }
            if (found == null) {
                if (place.overrides() || path.equals(INDEX)) {
                    return Optional.of(SpecSources.decode(path, bytes));
                }
                found = bytes;
                foundIn = place.name();
            } else if (!Arrays.equals(found, bytes)) {
                diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW080, "spec file " + path + " is found twice, with different contents")
                        .withHint("in " + foundIn + " and in " + place.name())
                        .withHint("mend: rebuild what is stale, or take one of the places away"));
            }
        }
        return found == null ? Optional.empty() : Optional.of(SpecSources.decode(path, found));
    }

    private byte @Nullable [] attempt(Place place, String path) {
        try {
            return place.read(path);
        } catch (FileNotFoundException | NoSuchFileException e) {
            return null;
        } catch (FilerException | IllegalArgumentException | UnsupportedOperationException e) {
            // Eclipse's compiler and some build tools do not know all locations.
            refusals.put(place.name(), String.valueOf(e.getMessage()));
            return null;
        } catch (IOException e) {
            refusals.put(place.name(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    @Override
    public List<String> places() {
        return places.stream()
                .map(Place::name)
                .map(name -> name
                        + Optional.ofNullable(refusals.get(name))
                                .map(why -> " (" + why + ")")
                                .orElse(""))
                .toList();
    }
}
