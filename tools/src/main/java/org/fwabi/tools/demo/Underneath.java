package org.fwabi.tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;

/**
 * Where a release differs under a driver that does not notice.
 *
 * @param release the release
 * @param systemInfoSize bytes of {@code GspSystemInfo}
 * @param staticInfoSize bytes of {@code GspStaticConfigInfo}
 * @param nameOffset byte offset of the GPU's name in the latter
 */
record Underneath(String release, long systemInfoSize, long staticInfoSize, long nameOffset) {
    private static final String FAMILY = "nvidia-gsp";

    /** The releases of these boots that the shipped specs know, each once. */
    static List<Underneath> of(List<BootRecord> boots) {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(SpecSources.classLoader(Underneath.class.getClassLoader()), diagnostics);
        List<String> known =
                loader.loadFamily(FAMILY).map(family -> family.releases()).orElse(List.of());
        List<Underneath> result = new ArrayList<>();
        boots.stream()
                .map(BootRecord::release)
                .distinct()
                .filter(known::contains)
                .forEach(name -> loader.loadRelease(FAMILY, name)
                        .flatMap(release -> of(release, diagnostics))
                        .ifPresent(result::add));
        return result;
    }

    private static Optional<Underneath> of(Release release, Diagnostics diagnostics) {
        var structs = new Layouts(diagnostics).of(release).structs();
        StructLayout system = structs.get("GspSystemInfo");
        StructLayout info = structs.get("GspStaticConfigInfo");
        if (system == null || info == null) {
            return Optional.empty();
        }
        return info.fields().stream()
                .filter(field -> field.spec().name().equals("gpuNameString"))
                .mapToLong(FieldLayout::offset)
                .boxed()
                .findFirst()
                .map(offset -> new Underneath(release.name(), system.size(), info.size(), offset));
    }
}
