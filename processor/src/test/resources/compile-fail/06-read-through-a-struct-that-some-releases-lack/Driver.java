package cam;

import cam.abi.StartReply;

final class Driver {
    int read(StartReply reply) {
        return reply.window().x();
    }
}
