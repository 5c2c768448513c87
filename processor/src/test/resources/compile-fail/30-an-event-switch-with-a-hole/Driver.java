package cam;

import cam.abi.CamEvent;

final class Driver {
    String name(CamEvent event) {
        return switch (event) {
            case CamEvent.Frame frame -> "frame";
            case CamEvent.Unknown unknown -> "unknown";
            case CamEvent.Malformed bad -> "malformed";
        };
    }
}
