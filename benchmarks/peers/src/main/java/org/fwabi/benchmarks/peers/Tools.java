package org.fwabi.benchmarks.peers;

import java.nio.file.Path;
import uk.co.real_logic.sbe.SbeTool;

/** The peers' own generators. */
final class Tools {
    private Tools() {}

    /** Runs SBE's tool, which takes its options from system properties. */
    static void sbe(Path schema, Path output) throws Exception {
        System.setProperty("sbe.output.dir", output.toString());
        System.setProperty("sbe.target.language", "Java");
        System.setProperty("sbe.java.generate.interfaces", "false");
        System.setProperty("sbe.validation.stop.on.error", "true");
        SbeTool.main(new String[] {schema.toString()});
    }
}
