package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.Binder;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;

/** The bindings of some structs for some releases, from the specs on the class path. */
final class Specs {
    private static final String FAMILY = "nvidia-gsp";

    private final AbiBinding binding;

    Specs(List<String> releases, List<String> structs) {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(SpecSources.classLoader(Specs.class.getClassLoader()), diagnostics);
        Layouts layouter = new Layouts(diagnostics, loader);
        List<ReleaseLayout> layouts = new ArrayList<>();
        for (String release : releases) {
            loader.loadRelease(FAMILY, release).map(layouter::of).ifPresent(layouts::add);
        }
        Request request =
                new Request("unnamed", FAMILY, releases, List.of(), List.of(), List.of(), structs, List.of(), false);
        this.binding = Binder.bind(Catalog.of(layouts), request, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new IllegalStateException(diagnostics.render());
        }
    }

    /** The binding of a struct that was asked for. */
    StructBinding struct(String neutralName) {
        return binding.structAccessors().stream()
                .map(AbiBinding.StructAccessor::struct)
                .filter(struct -> struct.neutralName().equals(neutralName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no struct " + neutralName));
    }

    /** The call of the entry class that gives the struct's type. */
    String accessor(String neutralName) {
        return binding.structAccessors().stream()
                .filter(found -> found.struct().neutralName().equals(neutralName))
                .map(found -> found.accessor()
                        + (found.releases().size() == binding.releases().size() ? "()" : "().orElseThrow()"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no struct " + neutralName));
    }
}
