package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;

/** Specs of a small invented family, for tests. Each release is its own branch. */
public final class AcmeSpecs {
    private final Map<String, String> releases = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private String facts = "";
    private String semantics = "";

    /** Adds a release file; {@code body} follows the lines with format and release. */
    public AcmeSpecs release(String name, String body) {
        releases.put(name, "format: 1\nrelease: \"" + name + "\"\n" + body);
        return this;
    }

    /** Adds a release file of structs only; {@code structs} is not indented. */
    public AcmeSpecs structs(String name, String structs) {
        return release(name, "structs:\n" + structs.indent(2));
    }

    /** Adds any file, by its path below the family's folder. */
    public AcmeSpecs file(String path, String text) {
        files.put("acme-npu/" + path, text);
        return this;
    }

    /** Sets the facts of the family file; not indented. */
    public AcmeSpecs facts(String text) {
        facts = "facts:\n" + text.indent(2);
        return this;
    }

    /** Sets the one semantics file; what follows the lines with format and family. */
    public AcmeSpecs semantics(String text) {
        semantics = text;
        return this;
    }

    /** All files, by path. */
    public Map<String, String> texts() {
        StringBuilder family = new StringBuilder("""
                format: 1
                family: acme-npu
                title: Acme NPU firmware
                byte-order: little-endian
                entry-point: NpuAbi
                version-suffix: "_v[0-9]+$"
                prefixes: { functions: NPU_FN_, events: NPU_EV_ }
                """);
        family.append(facts).append("branches:\n");
        releases.keySet().forEach(name -> family.append("  \"" + name + "\": [\"" + name + "\"]\n"));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("index.yaml", "format: 1\nfamilies: [acme-npu]\n");
        if (!semantics.isEmpty()) {
            family.append("semantics: [all.yaml]\n");
            texts.put("acme-npu/semantics/all.yaml", "format: 1\nfamily: acme-npu\n" + semantics);
        }
        texts.put("acme-npu/family.yaml", family.toString());
        releases.forEach((name, text) -> texts.put("acme-npu/" + name + ".yaml", text));
        texts.putAll(files);
        return texts;
    }

    /** A loader of these specs. */
    public SpecLoader loader(Diagnostics diagnostics) {
        return new SpecLoader(SpecSources.texts(texts()), diagnostics);
    }

    /** All releases laid out, each with the one before it for a base; there must be no findings. */
    public List<ReleaseLayout> layouts() {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = loader(diagnostics);
        Layouts layouts = new Layouts(diagnostics);
        List<ReleaseLayout> all = new ArrayList<>();
        for (String name : releases.keySet()) {
            loader.loadRelease("acme-npu", name).map(layouts::of).ifPresent(all::add);
        }
        assertThat(diagnostics.render()).isEmpty();
        return all;
    }
}
