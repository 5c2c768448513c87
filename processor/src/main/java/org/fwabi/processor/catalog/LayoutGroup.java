package org.fwabi.processor.catalog;

import java.util.List;
import org.fwabi.processor.layout.StructLayout;

/**
 * Releases in which a struct has the same layout: same size, and the same fields by name, offset, type, sign and
 * bounds, down through all that it embeds.
 *
 * @param hash 64 hex digits that stand for the layout; equal in two runs and on two machines
 * @param layout that of the first release
 * @param releases in the order of the catalog; never empty
 */
public record LayoutGroup(String hash, StructLayout layout, List<String> releases) {
    public LayoutGroup {
        releases = List.copyOf(releases);
    }
}
