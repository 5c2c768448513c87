package cam;

import cam.abi.CamAbi;

final class Driver {
    void run(Queue queue, CamAbi abi) {
        queue.send(abi.tune(), tune -> {});
        int number = abi.oldPing().number();
    }
}
