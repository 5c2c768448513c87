package cam;

import cam.abi.CamAbi;
import cam.abi.Start;

final class Use {
    void run(Queue queue, CamAbi abi, Start start) {
        start.flags(1).width(640);
        queue.send(abi.stop(), stop -> stop.reason(1));
    }
}
