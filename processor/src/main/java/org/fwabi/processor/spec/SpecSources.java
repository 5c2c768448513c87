package org.fwabi.processor.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The usual sources of spec files. */
public final class SpecSources {
    private SpecSources() {}

    /** Files below a folder that holds {@code index.yaml}. */
    public static SpecSource folder(Path folder) {
        return new SpecSource() {
            @Override
            public Optional<SpecText> read(String path) throws IOException {
                Path file = folder.resolve(path);
                return Files.isRegularFile(file)
                        ? Optional.of(decode(path, Files.readAllBytes(file)))
                        : Optional.empty();
            }

            @Override
            public List<String> places() {
                return List.of("folder " + folder);
            }
        };
    }

    /** Resources of a class loader, below {@code fwabi/}. */
    public static SpecSource classLoader(ClassLoader loader) {
        return new ResourceSource(loader);
    }

    /** Texts by path. */
    public static SpecSource texts(Map<String, String> texts) {
        Map<String, String> copy = Map.copyOf(texts);
        return new SpecSource() {
            @Override
            public Optional<SpecText> read(String path) {
                return Optional.ofNullable(copy.get(path)).map(text -> new SpecText(displayName(path), text));
            }

            @Override
            public List<String> places() {
                return List.of("texts in memory");
            }
        };
    }

    /**
     * Bytes of a file as text.
     *
     * @param path as in {@link SpecSource#read(String)}
     * @throws IOException if they are not UTF-8
     */
    public static SpecText decode(String path, byte[] bytes) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SpecText(displayName(path), text);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }

    /** What a file is called in findings: its path below its family's folder. */
    public static String displayName(String path) {
        return path.substring(path.indexOf('/') + 1);
    }
}
