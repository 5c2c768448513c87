package cam;

import cam.abi.CamAbi;

final class Driver {
    Object run(CamAbi abi) {
        return abi.camShade();
    }

    Object fine(CamAbi abi) {
        return abi.track().isPresent() ? abi.light() : abi.focus();
    }
}
