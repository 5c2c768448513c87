package cam;

import cam.abi.Start;
import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease(abi = "cam.abi")
interface Zoom {
    void fill();

    @Releases(value = "1.*", messages = "START")
    record Old(cam.abi.old.CamAbi abi) implements Zoom {
        @Override
        public void fill() {
            write(null);
        }

        void write(cam.abi.old.Start start) {
            start.legacyDivider(2).gain(3);
        }
    }

    @Releases(value = "2.* .. 3.*", messages = "START")
    record Fresh(cam.abi.fresh.CamAbi abi) implements Zoom {
        @Override
        public void fill() {}
    }
}
