package cam;

import cam.abi.StartReply;

final class Driver {
    void warm(int degrees) {}

    String read(StartReply reply) {
        warm(reply.temperature());
        String model = reply.model();
        long total = 0;
        total += reply.uptime();
        return model + total;
    }
}
