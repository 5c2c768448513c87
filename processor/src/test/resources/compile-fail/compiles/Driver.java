package cam;

import cam.abi.CamAbi;
import cam.abi.CamEvent;
import cam.abi.Mode;
import org.fwabi.message.Absent;

final class Driver {
    long run(Queue queue, CamAbi abi) {
        var reply = queue.call(
                abi.start(), start -> start.width(640).gain(3, Absent.SKIP).mode(Mode.RAW).night(Mode.HDR, Absent.SKIP));
        abi.tune().ifPresent(tune -> queue.send(tune, fill -> fill.level(3)));
        queue.send(abi.stop(), stop -> stop.reason(1));
        return reply.lines() + reply.temperatureOr(0);
    }

    String name(CamEvent event) {
        return switch (event) {
            case CamEvent.Frame(var frame) -> "frame " + frame.length();
            case CamEvent.Heat heat -> "heat";
            case CamEvent.Unknown unknown -> "unknown";
            case CamEvent.Malformed bad -> "malformed";
        };
    }
}
