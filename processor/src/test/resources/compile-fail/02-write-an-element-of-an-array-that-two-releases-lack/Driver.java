package cam;

import cam.abi.Start;

final class Driver {
    void fill(Start start) {
        start.focus(1, 7);
    }
}
