package org.fwabi.processor.spec;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Resources of a class loader, below {@code fwabi/}. A release is up to a hundred files of one jar, so the jar stays open
 * for as long as this source is in use, and no longer: a handle that the platform caches would outlive the compilation and
 * show a jar that has since been replaced. Not thread-safe.
 */
final class ResourceSource implements SpecSource {
    private final ClassLoader loader;
    /** Closed by their cleaners, once nobody has this source. */
    private final Map<String, JarFile> jars = new HashMap<>();

    ResourceSource(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Optional<SpecText> read(String path) throws IOException {
        URL url = loader.getResource("fwabi/" + path);
        if (url == null) {
            return Optional.empty();
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar
                && jar.getJarFileURL().getProtocol().equals("file")) {
            return read(path, jar);
        }
        try (InputStream in = connection.getInputStream()) {
            return Optional.of(SpecSources.decode(path, in.readAllBytes()));
        }
    }

    private Optional<SpecText> read(String path, JarURLConnection connection) throws IOException {
        String name = connection.getJarFileURL().toString();
        JarFile jar = jars.get(name);
        if (jar == null) {
            jar = connection.getJarFile();
            jars.put(name, jar);
        }
        try (InputStream in = jar.getInputStream(jar.getJarEntry(connection.getEntryName()))) {
            return Optional.of(SpecSources.decode(path, in.readAllBytes()));
        }
    }

    @Override
    public List<String> places() {
        return List.of("resources fwabi/ of " + loader);
    }
}
