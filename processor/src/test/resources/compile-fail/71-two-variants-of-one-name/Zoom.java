package cam;

import cam.abi.CamAbi;
import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease(abi = "cam.abi")
interface Zoom {
    int zoom();

    @Releases(value = "1.*", messages = "START")
    final class Part implements Zoom {
        @Override
        public int zoom() {
            return 1;
        }
    }

    @Releases("2.* .. 3.*")
    final class Rest implements Zoom {
        @Override
        public int zoom() {
            return 1;
        }
    }

    static Zoom of(CamAbi abi) {
        return ZoomVariants.of(abi);
    }
}
