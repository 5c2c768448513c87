package org.fwabi.processor.catalog;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.NeutralNames;

/** What neutral names mean in the releases of a comparison; worked out for a release when it is first asked for. */
final class NamedStructs {
    private final IdentityHashMap<ReleaseLayout, NeutralNames> known = new IdentityHashMap<>();

    /** C names of the structs that a neutral name can mean: one, or several if the release does not say which. */
    List<String> candidates(ReleaseLayout release, String neutral) {
        NeutralNames names = names(release);
        return names.meant(neutral).map(List::of).orElseGet(() -> names.ambiguous(neutral));
    }

    /** The struct that a neutral name means. */
    Optional<StructLayout> meant(ReleaseLayout release, String neutral) {
        return names(release)
                .meant(neutral)
                .flatMap(name -> Optional.ofNullable(release.structs().get(name)));
    }

    private NeutralNames names(ReleaseLayout release) {
        return known.computeIfAbsent(release, layout -> NeutralNames.of(layout.release()));
    }
}
