package org.fwabi.benchmarks.specs;

import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;

/** The shipped specs, as one run of a tool reads them. One thread. */
final class Specs {
    static final String FAMILY = "nvidia-gsp";
    /** Stands alone. */
    static final String SHALLOW = "515.43.04";
    /** Stands on more releases than any other. */
    static final String DEEP = "595.45.04";

    private final Diagnostics diagnostics = new Diagnostics();
    private final SpecLoader loader =
            new SpecLoader(SpecSources.classLoader(Specs.class.getClassLoader()), diagnostics);
    private final Layouts layouts = new Layouts(diagnostics, loader);

    Release release(String name) {
        return loader.loadRelease(FAMILY, name).orElseThrow(() -> new IllegalStateException(diagnostics.render()));
    }

    ReleaseLayout layout(String name) {
        return layouts.of(release(name));
    }

    SpecLoader loader() {
        return loader;
    }
}
