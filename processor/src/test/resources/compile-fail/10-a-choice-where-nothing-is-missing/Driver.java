package cam;

import cam.abi.Start;
import cam.abi.StartReply;
import org.fwabi.message.Absent;

final class Driver {
    void run(Start start, StartReply reply) {
        start.height(480, Absent.SKIP);
        long serial = reply.serialOr(0);
        if (reply.hasStatus()) {
            return;
        }
    }
}
