package cam;

import cam.abi.Mode;
import cam.abi.Stop;

final class Driver {
    Mode read(Stop stop) {
        Mode mode = stop.legacyMode();
        return mode;
    }
}
