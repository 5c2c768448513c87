package org.fwabi.tools;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Runs some commands for nothing but the classes that they use, which the JVM then archives: see {@link LaunchFile}. */
final class Training {
    private Training() {}

    /**
     * Runs them in one process.
     *
     * @param args the folder of the shipped specs
     */
    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (List<String> command : List.of(
                List.of("--help"),
                List.of("releases"),
                List.of("layout", "570.144", "GspStaticConfigInfo"),
                List.of("layout", "570.144", "GspStaticConfigInfo", "--json"),
                List.of("layout", "535.113.01", "rpc_unloading_guest_driver", "--expand"),
                List.of("layout", "570.144", "NoSuchStruct"),
                List.of("diff", "570.133.07", "570.144"))) {
            List<String> line = new ArrayList<>(command);
            if (line.size() > 1 || line.contains("releases")) {
                line.addAll(List.of("--specs", args[0]));
            }
            Main.run(nowhere, nowhere, line.toArray(String[]::new));
        }
    }
}
