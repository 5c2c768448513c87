package cam;

import cam.abi.CamAbi;
import cam.abi.CamCtrlTrackParams;
import org.fwabi.message.Control;

final class Driver {
    void call(Control<CamCtrlTrackParams> control) {}

    void run(CamAbi abi) {
        call(abi.track());
    }
}
