package org.fwabi.gsp.sim.rm;

import org.fwabi.decode.Decoded;

/** The units of the simulated graphics engine: of four clusters one is fused off, and some units of the others. */
public final class GraphicsTopology {
    /** Clusters in use. */
    static final int GPC_MASK = 0b1011;

    private static final int[] TPC_MASKS = {0b111111, 0b111110, 0, 0b011111};

    private GraphicsTopology() {}

    /** Units of a cluster; 0 for one that is not there. */
    static int tpcMask(int gpc) {
        return gpc >= 0 && gpc < TPC_MASKS.length ? TPC_MASKS[gpc] : 0;
    }

    /** Writes the units into static info, in releases that have them there. */
    public static void tell(Decoded staticInfo) {
        if (!staticInfo.has("gpcInfo")) {
            return;
        }
        staticInfo.setLong("gpcInfo.gpcMask", GPC_MASK);
        for (int gpc = 0; gpc < staticInfo.length("tpcInfo"); gpc++) {
            Decoded tpcs = staticInfo.at("tpcInfo[" + gpc + "]");
            tpcs.setLong("gpcId", gpc);
            tpcs.setLong("tpcMask", tpcMask(gpc));
        }
    }
}
