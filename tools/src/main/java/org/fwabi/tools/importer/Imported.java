package org.fwabi.tools.importer;

import java.util.List;
import java.util.Map;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Release;

/**
 * A release as its headers have it.
 *
 * @param release flattened, without a base; it has the facts that headers state and no others
 * @param parts the part file that each struct and enum belongs to, by C name
 * @param read how many structs with a name the surface's headers declare or need
 * @param leftOut structs that are not in the release although they hold no pointer of the host
 */
record Imported(Release release, Map<String, String> parts, int read, List<Surface.LeftOut> leftOut) {
    /** The same for a release whose headers say the same. */
    Imported as(String name) {
        return new Imported(
                new Release(
                        release.family(),
                        name,
                        release.base(),
                        release.structs(),
                        release.enums(),
                        release.numbers(),
                        release.facts(),
                        release.current(),
                        release.hostOnly(),
                        release.broken(),
                        new SourcePos(name + ".yaml", 1, 1)),
                parts,
                read,
                leftOut);
    }

    Imported {
        parts = Map.copyOf(parts);
        leftOut = List.copyOf(leftOut);
    }
}
