package cam;

import cam.abi.Start;

final class Driver {
    void fill(Start start) {
        start.heigth(480);
        start.nothingLikeIt(1);
    }
}
