package org.fwabi.processor.apt;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What javac prints where tests are asked for of a package that has no bindings. */
class TestRequestFindingsTest {
    private static final JavaFileObject PLAIN =
            JavaFileObjects.forSourceLines("plain.Driver", "package plain;", "final class Driver {}");

    @Test
    void aPackageWithoutBindings() {
        JavaFileObject request = tests("plain");
        Compilation compilation = Javac.compile(Javac.ACME, PLAIN, request);
        assertThat(compilation)
                .hadErrorContaining("error[FW110]: package 'plain' does not carry @FirmwareAbi")
                .inFile(request)
                .onLine(3)
                .atColumn(9);
        assertThat(compilation).hadErrorContaining("put @FirmwareAbiTests on another package");
        assertThat(compilation).hadErrorCount(1);
    }

    @Test
    void aPackageThatThereIsNot() {
        JavaFileObject request = tests("plane");
        Compilation compilation = Javac.compile(Javac.ACME, PLAIN, request);
        assertThat(compilation)
                .hadErrorContaining("error[FW110]: there is no package 'plane' to test")
                .inFile(request)
                .onLine(3)
                .atColumn(9);
        assertThat(compilation).hadErrorCount(1);
    }

    private static JavaFileObject tests(String tested) {
        return JavaFileObjects.forSourceLines(
                "nic.tests.package-info",
                "/** Tests. */",
                "@org.fwabi.annotation.FirmwareAbiTests(",
                "        \"" + tested + "\")",
                "package nic.tests;");
    }
}
