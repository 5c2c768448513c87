package cam;

final class Driver {
    Object run() {
        return cam.abi.Tone.WARM;
    }
}
