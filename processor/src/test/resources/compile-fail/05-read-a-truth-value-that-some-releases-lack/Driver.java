package cam;

import cam.abi.StartReply;

final class Driver {
    void read(StartReply reply) {
        if (reply.bHot()) {
            return;
        }
        boolean cold = !reply.bHot();
    }
}
