package org.fwabi.processor.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.emit.GeneratedResource;
import org.fwabi.processor.emit.GeneratedSource;
import org.fwabi.processor.emit.TableText;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;

/** All tests of a binding, as Java files in its package. The same binding and layouts give the same bytes. */
public final class GeneratedTests {
    private static final String TABLE = ".fwtable";

    private final AbiBinding abi;
    private final Family family;
    private final Catalog catalog;
    private final Map<Integer, ReleaseLayout> releases = new LinkedHashMap<>();

    /**
     * Tests.
     *
     * @param abi what is tested
     * @param family its family
     * @param layouts of its releases
     * @param catalog of its releases
     */
    public GeneratedTests(AbiBinding abi, Family family, Collection<ReleaseLayout> layouts, Catalog catalog) {
        this.abi = abi;
        this.family = family;
        this.catalog = catalog;
        for (ReleaseLayout layout : layouts) {
            int position = abi.releases().indexOf(layout.release().name());
            if (position >= 0) {
                releases.put(position, layout);
            }
        }
    }

    /**
     * The classes: one a struct, and one a message that has examples.
     *
     * @param markGenerated whether {@code javax.annotation.processing.Generated} is visible where the code goes
     */
    public List<GeneratedSource> sources(boolean markGenerated) {
        LayoutText text = new LayoutText(abi.structs());
        List<GeneratedSource> sources = new ArrayList<>();
        for (StructBinding struct : abi.structs()) {
            sources.add(StructTestWriter.write(abi, text, TestedStruct.of(struct, releases), markGenerated));
        }
        sources.addAll(new ExampleTestWriter(abi, family, releases, markGenerated).write());
        return List.copyOf(sources);
    }

    /** The flattened specs that the tests' generic decoder reads: every struct of the binding. */
    public List<GeneratedResource> tables() {
        List<String> structs =
                abi.structs().stream().map(StructBinding::neutralName).toList();
        return TableText.of(catalog, structs, List.of()).stream()
                .filter(table -> table.name().endsWith(TABLE))
                .map(table -> new GeneratedResource(table.name().replace(TABLE, ".tests" + TABLE), table.text()))
                .toList();
    }
}
