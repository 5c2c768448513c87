package cam;

import cam.abi.CamEvent;

final class Driver {
    String name(CamEvent event) {
        return switch (event) {
            case CamEvent.LegacyState state -> "legacy";
            default -> "other";
        };
    }
}
