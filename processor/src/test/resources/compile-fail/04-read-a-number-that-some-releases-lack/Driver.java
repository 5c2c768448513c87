package cam;

import cam.abi.StartReply;

final class Driver {
    void read(StartReply reply) {
        long up = reply.uptime();
        int warm = reply.temperature() + 1;
    }
}
