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

/** All tests of a binding, as Java files in its package. The same binding and layouts give the same bytes. */
public final class GeneratedTests {
    private static final String TABLE = ".fwtable";

    private GeneratedTests() {}

    /**
     * Writes the files.
     *
     * @param abi what is tested
     * @param layouts of its releases
     * @param markGenerated whether {@code javax.annotation.processing.Generated} is visible where the code goes
     */
    public static List<GeneratedSource> of(AbiBinding abi, Collection<ReleaseLayout> layouts, boolean markGenerated) {
        Map<Integer, ReleaseLayout> releases = new LinkedHashMap<>();
        for (ReleaseLayout layout : layouts) {
            int position = abi.releases().indexOf(layout.release().name());
            if (position >= 0) {
                releases.put(position, layout);
            }
        }
        LayoutText text = new LayoutText(abi.structs());
        List<GeneratedSource> sources = new ArrayList<>();
        for (StructBinding struct : abi.structs()) {
            sources.add(StructTestWriter.write(abi, text, TestedStruct.of(struct, releases), markGenerated));
        }
        return List.copyOf(sources);
    }

    /**
     * The flattened specs that the tests' generic decoder reads: every struct of the binding.
     *
     * @param catalog of its releases
     */
    public static List<GeneratedResource> tables(Catalog catalog, AbiBinding abi) {
        List<String> structs =
                abi.structs().stream().map(StructBinding::neutralName).toList();
        return TableText.of(catalog, structs, List.of()).stream()
                .filter(table -> table.name().endsWith(TABLE))
                .map(table -> new GeneratedResource(table.name().replace(TABLE, ".tests" + TABLE), table.text()))
                .toList();
    }
}
