package org.fwabi.samples.tables;

import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;
import org.fwabi.gsp.boot.FbLayout;

/** How much system memory the firmware wants for its own region when the GPU is suspended. */
@PerRelease(abi = "org.fwabi.samples.tables.abi")
public interface SaveSpan {
    /** Bytes of it. */
    long bytes(FbLayout layout);

    /** The protected region. */
    @Releases("535.* .. 565.*")
    final class ProtectedRegion implements SaveSpan {
        @Override
        public long bytes(FbLayout layout) {
            return layout.wpr().size();
        }
    }

    /** All from the end of the heap below the protected region to the end of the FRTS region, which may not be in it. */
    @Releases("570.* .. 595.*")
    final class FromHeap implements SaveSpan {
        @Override
        public long bytes(FbLayout layout) {
            return layout.frts().end() - layout.nonWprHeap().end();
        }
    }
}
