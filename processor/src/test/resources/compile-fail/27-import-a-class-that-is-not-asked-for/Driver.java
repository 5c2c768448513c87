package cam;

import cam.abi.Stop;

final class Driver {
    void run(Stop stop) {}
}
