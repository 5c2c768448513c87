package cam;

import cam.abi.CamAbi;
import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease(abi = "cam.abi")
interface Zoom {
    int zoom();

    @Releases("1.* .. 2.0")
    final class Old implements Zoom {
        @Override
        public int zoom() {
            return 1;
        }
    }

    @Releases("2.* .. 3.*")
    final class New implements Zoom {
        @Override
        public int zoom() {
            return 1;
        }
    }

    static Zoom of(CamAbi abi) {
        return ZoomVariants.of(abi);
    }
}
