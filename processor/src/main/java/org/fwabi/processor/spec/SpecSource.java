package org.fwabi.processor.spec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where spec files come from: a folder, a jar, the class path of a compilation. */
public interface SpecSource {
    /**
     * The text of a file.
     *
     * @param path relative to the folder that holds {@code index.yaml}, e.g. {@code nvidia-gsp/570.144.yaml}
     * @return empty if there is no such file
     * @throws IOException if there is one and it cannot be read; the message says why
     */
    Optional<SpecText> read(String path) throws IOException;

    /** The places that are looked at, in order, as a person would name them. */
    List<String> places();
}
