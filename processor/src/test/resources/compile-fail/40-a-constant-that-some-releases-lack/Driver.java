package cam;

import cam.abi.Mode;
import cam.abi.Start;

final class Driver {
    void fill(Start start) {
        start.width(640).mode(Mode.HDR);
    }
}
