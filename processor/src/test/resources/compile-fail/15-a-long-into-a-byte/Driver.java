package cam;

import cam.abi.Start;

final class Driver {
    void fill(Start start, long flags) {
        start.flags(flags);
    }
}
