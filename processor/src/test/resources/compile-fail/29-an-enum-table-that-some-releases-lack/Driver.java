package cam;

import cam.abi.CamAbi;
import cam.abi.Tone;

final class Driver {
    long run(CamAbi abi) {
        return abi.tone().number(Tone.WARM).orElse(0);
    }
}
