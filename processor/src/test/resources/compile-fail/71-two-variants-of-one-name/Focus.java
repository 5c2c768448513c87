package cam;

import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease(abi = "cam.abi")
interface Focus {
    @Releases(value = "1.*", messages = "STOP")
    final class Part implements Focus {}

    @Releases("2.* .. 3.*")
    final class Rest implements Focus {}
}
