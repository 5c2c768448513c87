package cam;

import cam.abi.CamAbi;

final class Driver {
    void run(Queue queue, CamAbi abi) {
        abi.stop().ifPresent(stop -> queue.send(stop, fill -> {}));
    }
}
