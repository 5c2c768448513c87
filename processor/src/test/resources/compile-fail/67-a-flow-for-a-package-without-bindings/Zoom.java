package cam;

import cam.abi.CamAbi;
import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease(abi = "cam.api")
interface Zoom {
    int zoom();

    @Releases("1.* .. 3.*")
    final class All implements Zoom {
        @Override
        public int zoom() {
            return 1;
        }
    }

    static Zoom of(CamAbi abi) {
        return ZoomVariants.of(abi);
    }
}
