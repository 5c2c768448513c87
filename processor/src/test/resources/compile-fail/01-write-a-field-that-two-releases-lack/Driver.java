package cam;

import cam.abi.Start;

final class Driver {
    void fill(Start start) {
        start.width(640).gain(3).height(480);
    }
}
