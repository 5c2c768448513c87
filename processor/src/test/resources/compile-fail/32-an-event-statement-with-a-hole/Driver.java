package cam;

import cam.abi.CamEvent;

final class Driver {
    void name(CamEvent event) {
        switch (event) {
            case CamEvent.Frame frame -> {}
            case CamEvent.Malformed bad -> {}
            case CamEvent.Unknown unknown -> {}
        }
    }
}
