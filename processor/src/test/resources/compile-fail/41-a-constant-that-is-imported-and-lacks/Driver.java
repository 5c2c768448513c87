package cam;

import static cam.abi.Mode.HDR;

import cam.abi.CamAbi;

final class Driver {
    void run(Queue queue, CamAbi abi) {
        queue.send(abi.stop(), stop -> stop.legacyMode(HDR));
    }
}
