package cam;

import cam.abi.CamAbi;

final class Driver {
    void run(Queue queue, CamAbi abi) {
        queue.send(abi.start(), start -> start.width(640));
    }
}
