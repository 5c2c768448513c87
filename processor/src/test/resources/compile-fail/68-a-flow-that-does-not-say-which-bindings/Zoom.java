package cam;

import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;

@PerRelease
interface Zoom {
    @Releases("1.* .. 3.*")
    final class All implements Zoom {}
}
