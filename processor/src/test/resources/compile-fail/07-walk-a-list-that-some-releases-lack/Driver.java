package cam;

import cam.abi.StartReply;
import cam.abi.Rect;

final class Driver {
    void read(StartReply reply) {
        for (Rect zone : reply.zones()) {
            zone.x();
        }
    }
}
