package org.fwabi.gsp.boot;

import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.GspFacts;
import org.fwabi.gsp.chip.Family;

/** What a release demands of the framebuffer, out of its facts. */
final class ReleaseRules {
    private ReleaseRules() {}

    static FbRules framebuffer(GspAbi abi, Family family) {
        GspFacts facts = abi.facts();
        boolean fsp = family.secureBoot() == Family.SecureBoot.FSP;
        boolean libos2 = family.libos() == Family.Libos.LIBOS2;
        return new FbRules(
                libos2 ? facts.wprHeapOsLibos2() : facts.wprHeapOsLibos3(),
                fsp ? facts.wprHeapBaseFsp() : facts.wprHeapBase(),
                facts.wprHeapPerGib(),
                facts.wprHeapClients(),
                libos2 ? facts.wprHeapMinLibos2() : facts.wprHeapMinLibos3(),
                libos2 ? facts.wprHeapMaxLibos2() : facts.wprHeapMaxLibos3(),
                fsp ? facts.wprNonWprHeapFsp() : facts.wprNonWprHeap(),
                fsp || family == Family.GA100 ? Long.MAX_VALUE : facts.wprPrescrubbed(),
                fsp || family.hasFrts() ? facts.wprFrtsSize() : 0,
                facts.wprEndAlign(),
                facts.wprBootloaderAlign(),
                facts.wprImageAlign(),
                facts.wprHeapAlign(),
                abi.gspFwWprMeta().byteSize());
    }
}
