package cam;

import cam.abi.CamAbi;

final class Driver {
    Object run(CamAbi abi) {
        return abi.focus();
    }
}
