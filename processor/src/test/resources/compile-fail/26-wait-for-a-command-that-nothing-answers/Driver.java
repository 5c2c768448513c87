package cam;

import cam.abi.CamAbi;

final class Driver {
    void run(Queue queue, CamAbi abi) {
        queue.call(abi.stop(), stop -> stop.reason(1));
    }
}
