package org.fwabi.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.binding.AbiBinding;

/** Writes all Java files of a request. The same binding gives the same bytes. */
public final class JavaEmitter {
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private final AbiBinding abi;
    private final Names names;
    private final boolean markGenerated;
    private final List<GeneratedSource> sources = new ArrayList<>();

    private JavaEmitter(AbiBinding abi, boolean markGenerated) {
        this.abi = abi;
        this.names = new Names(abi);
        this.markGenerated = markGenerated;
    }

    /**
     * Writes the files.
     *
     * @param markGenerated whether {@code javax.annotation.processing.Generated} is visible where the code goes
     */
    public static List<GeneratedSource> emit(AbiBinding abi, boolean markGenerated) {
        return new JavaEmitter(abi, markGenerated).emit();
    }

    private List<GeneratedSource> emit() {
        EntryEmitter entry = new EntryEmitter(names, abi);
        EventEmitter events = new EventEmitter(names, abi);
        add(entry.emit());
        add(events.event());
        add(events.decoder());
        add(new FactsEmitter(names, abi).emit());
        add(entry.numbers());
        if (!abi.controls().isEmpty()) {
            add(CalleeEmitter.controls(names, abi).emit(abi.controls()));
        }
        if (!abi.classes().isEmpty()) {
            add(CalleeEmitter.classes(names, abi).emit(abi.classes()));
        }
        abi.structs().forEach(struct -> add(new StructEmitter(names).emit(struct)));
        abi.enums().forEach(table -> add(new EnumEmitter(names).emit(table.enumeration())));
        return List.copyOf(sources);
    }

    private void add(TypeSpec type) {
        TypeSpec.Builder marked = type.toBuilder();
        if (markGenerated) {
            marked.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", "org.fwabi.processor.apt.FwabiProcessor")
                    .build());
        }
        JavaFile file = JavaFile.builder(abi.packageName(), marked.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        sources.add(new GeneratedSource(abi.packageName() + "." + type.name(), Tidy.tidy(file.toString())));
    }
}
