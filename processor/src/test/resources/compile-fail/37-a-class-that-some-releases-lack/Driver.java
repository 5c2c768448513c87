package cam;

import cam.abi.CamAbi;

final class Driver {
    int run(CamAbi abi) {
        return abi.lens().number() + abi.light().number();
    }
}
