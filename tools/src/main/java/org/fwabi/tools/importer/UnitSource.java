package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.tools.headers.TranslationUnit;

/** The one translation unit that includes all headers of a profile. */
final class UnitSource {
    private UnitSource() {}

    /** The unit for a tree, with the flags that its Makefile and its profile give. */
    static TranslationUnit of(HeaderTree tree, ImportProfile profile)
            throws ImportException, IOException, InterruptedException {
        StringBuilder source = new StringBuilder();
        tree.files().forEach((headers, files) -> {
            headers.define()
                    .forEach(macro -> source.append("#define ")
                            .append(macro.replaceFirst("=", " "))
                            .append('\n'));
            files.forEach(file -> source.append("#include \"").append(file).append("\"\n"));
            headers.define()
                    .forEach(macro -> source.append("#undef ")
                            .append(macro.replaceFirst("=.*", ""))
                            .append('\n'));
        });
        Path directory = tree.directory();
        List<String> flags = new ArrayList<>();
        if (profile.compilation().make().isPresent()) {
            flags.addAll(MakeFlags.of(directory, profile.compilation().make().get()));
        }
        flags.addAll(profile.compilation().flags());
        return new TranslationUnit(source.toString(), flags, directory);
    }
}
