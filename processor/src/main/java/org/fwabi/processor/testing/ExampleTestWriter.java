package org.fwabi.processor.testing;

import java.util.List;
import java.util.Map;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.emit.GeneratedSource;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;

/** Writes the examples of semantics as tests. */
final class ExampleTestWriter {
    ExampleTestWriter(AbiBinding abi, Family family, Map<Integer, ReleaseLayout> releases, boolean markGenerated) {}

    List<GeneratedSource> write() {
        return List.of();
    }
}
