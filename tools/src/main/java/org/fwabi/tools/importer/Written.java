package org.fwabi.tools.importer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.spec.Release;

/**
 * What an import has written.
 *
 * @param release flattened
 * @param base what it is a delta on
 * @param branch the branch it was added to
 * @param files their text by path in the family's folder
 * @param rewritten releases that build on it and were written anew, with the same contents
 * @param read how many structs the headers have
 * @param leftOut structs without a place in the specs
 * @param kept facts that these headers do not state, though others do, and that have an older value
 */
record Written(
        Release release,
        Optional<Release> base,
        String branch,
        Map<String, String> files,
        Set<String> rewritten,
        int read,
        List<Surface.LeftOut> leftOut,
        List<String> kept) {}
