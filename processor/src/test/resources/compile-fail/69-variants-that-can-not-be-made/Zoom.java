package cam;

import cam.abi.CamAbi;
import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease(abi = "cam.abi")
interface Zoom {
    int zoom();

    @Releases("1.0")
    abstract class Shapeless implements Zoom {
        @Override
        public int zoom() {
            return 1;
        }
    }

    @Releases("1.5")
    final class Unrelated {
        public int zoom() {
            return 1;
        }
    }

    @Releases("2.0")
    final class Closed implements Zoom {
        private Closed() {}

        @Override
        public int zoom() {
            return 1;
        }
    }

    @Releases("3.0")
    final class Demanding implements Zoom {
        Demanding(int factor) {}

        @Override
        public int zoom() {
            return 1;
        }
    }

    static Zoom of(CamAbi abi) {
        return ZoomVariants.of(abi);
    }
}
