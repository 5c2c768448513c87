package cam;

import cam.abi.StartReply;

final class Driver {
    void read(StartReply reply) {
        int status = reply.status();
    }
}
