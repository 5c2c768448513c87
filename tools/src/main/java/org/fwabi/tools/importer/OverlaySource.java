package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.processor.spec.SpecText;

/** A folder of specs as it will be once some files have been written. */
final class OverlaySource implements SpecSource {
    private final SpecSource below;
    private final String prefix;
    private final Map<String, String> fresh;

    /**
     * @param folder holds {@code index.yaml}
     * @param fresh the texts to come, by path in the folder of the family
     */
    OverlaySource(Path folder, String family, Map<String, String> fresh) {
        this.below = SpecSources.folder(folder);
        this.prefix = family + "/";
        this.fresh = Map.copyOf(fresh);
    }

    @Override
    public Optional<SpecText> read(String path) throws IOException {
        String text = path.startsWith(prefix) ? fresh.get(path.substring(prefix.length())) : null;
        return text == null ? below.read(path) : Optional.of(new SpecText(path, text));
    }

    @Override
    public List<String> places() {
        return below.places();
    }
}
