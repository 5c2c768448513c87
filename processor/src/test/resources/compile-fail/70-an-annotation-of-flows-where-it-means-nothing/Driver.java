package cam;

import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease(abi = "cam.abi")
final class Driver {
    @Releases("1.0")
    static final class Old {}
}

@PerRelease(abi = "cam.abi")
interface Empty {}

@Releases("1.0")
final class Loose {}
