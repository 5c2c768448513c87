package org.fwabi.gsp.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.decode.TableFormatException;

/** The releases that a simulated GPU can run: those whose tables were written when the runtime was compiled. */
public final class SimReleases {
    /** Where the processor put the tables; a path and not a class, because the simulation shares none with the driver. */
    private static final String TABLES = "/org/fwabi/gsp/abi/";

    private SimReleases() {}

    /**
     * The table of a release, if there is one.
     *
     * @throws IllegalStateException if the table is damaged, which is a mistake of the build
     */
    public static Optional<ReleaseTable> find(String release) {
        String path = TABLES + release + ".fwtable";
        try (InputStream in = SimReleases.class.getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            return Optional.of(ReleaseTable.read(new InputStreamReader(in, StandardCharsets.UTF_8), path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TableFormatException e) {
            throw new IllegalStateException("the build wrote a bad table", e);
        }
    }
}
