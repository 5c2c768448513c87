package cam;

import cam.abi.CamAbi;

final class Driver {
    int run(CamAbi abi) {
        return abi.strat().number();
    }
}
