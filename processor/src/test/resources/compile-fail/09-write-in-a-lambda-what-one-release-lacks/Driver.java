package cam;

import cam.abi.CamAbi;

final class Driver {
    void run(Queue queue, CamAbi abi) {
        queue.call(abi.start(), start -> start.width(640).gain(3).height(480));
    }
}
