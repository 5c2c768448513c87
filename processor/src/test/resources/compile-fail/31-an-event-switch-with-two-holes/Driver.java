package cam;

import cam.abi.CamEvent;

final class Driver {
    String name(CamEvent event) {
        return switch (event) {
            case CamEvent.Frame(var frame) when frame.length() > 0 -> "frame";
            case CamEvent.Frame frame -> "empty";
            case CamEvent.Heat heat -> "heat";
        };
    }
}
