package org.fwabi.processor.emit;

import com.google.testing.compile.Compilation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.apt.Javac;

/** Methods that HotSpot does not compile because of their size. */
final class HugeMethods {
    private static final int LIMIT = 8_000;

    private HugeMethods() {}

    /** Those of a compilation, each with its size in bytes. */
    static List<String> of(Compilation compilation) {
        List<String> huge = new ArrayList<>();
        Javac.classes(compilation).values().forEach(bytes -> {
            ClassModel type = ClassFile.of().parse(bytes);
            for (MethodModel method : type.methods()) {
                method.code()
                        .map(CodeAttribute.class::cast)
                        .filter(code -> code.codeLength() >= LIMIT)
                        .ifPresent(code -> huge.add(type.thisClass().asInternalName() + "." + method.methodName()
                                + " has " + code.codeLength()));
            }
        });
        return huge;
    }
}
