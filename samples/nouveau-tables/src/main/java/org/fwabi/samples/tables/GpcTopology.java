package org.fwabi.samples.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.TpcInfo;
import org.fwabi.samples.tables.abi.fromstaticinfo.GspAbi;
import org.fwabi.samples.tables.abi.fromstaticinfo.GspStaticConfigInfo;

/** Which clusters of the graphics engine this GPU has. Static info told it up to 560; since then two controls do. */
@PerRelease(abi = "org.fwabi.samples.tables.abi")
public interface GpcTopology {
    /**
     * A graphics processing cluster.
     *
     * @param gpc its number
     * @param tpcs a bit for each texture processing cluster in it
     */
    record Cluster(int gpc, long tpcs) {}

    /**
     * The clusters in use.
     *
     * @throws RmException if the firmware does not tell them
     */
    List<Cluster> read(Firmware firmware) throws RmException;

    /** Numbers of the bits of a mask. */
    private static int[] bits(long mask) {
        return IntStream.range(0, Long.SIZE)
                .filter(bit -> (mask >>> bit & 1) != 0)
                .toArray();
    }

    /** One message tells all. */
    @Releases(value = "535.* .. 560.*", messages = "GET_GSP_STATIC_INFO")
    final class FromStaticInfo implements GpcTopology {
        private final GspAbi abi;

        FromStaticInfo(GspAbi abi) {
            this.abi = abi;
        }

        @Override
        public List<Cluster> read(Firmware firmware) throws RmException {
            GspStaticConfigInfo info = Firmware.answer(
                    abi.getGspStaticInfo(), firmware.queue().call(abi.getGspStaticInfo(), request -> {}));
            List<Cluster> clusters = new ArrayList<>();
            for (int gpc : bits(info.gpcInfo().gpcMask())) {
                if (gpc < info.tpcInfoLength()) {
                    clusters.add(new Cluster(gpc, info.tpcInfo(gpc).tpcMask()));
                }
            }
            return clusters;
        }
    }

    /** One control tells the clusters, another the units of each. */
    @Releases("565.* .. 595.*")
    final class FromControls implements GpcTopology {
        @Override
        public List<Cluster> read(Firmware firmware) throws RmException {
            List<Cluster> clusters = new ArrayList<>();
            long gpcs = firmware.ask(firmware.abi().gpcsInUse()).gpcMask();
            for (int gpc : bits(gpcs)) {
                TpcInfo info = firmware.ask(firmware.abi().tpcsInUse(), params -> params.gpcId(gpc));
                clusters.add(new Cluster(gpc, info.tpcMask()));
            }
            return clusters;
        }
    }
}
