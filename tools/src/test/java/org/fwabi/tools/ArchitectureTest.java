package org.fwabi.tools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The command line finds drivers on the class path; it is compiled against none. */
@AnalyzeClasses(packages = "org.fwabi.tools", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_DRIVER_BY_NAME =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.fwabi.samples..");

    @ArchTest
    static final ArchRule NOT_THE_RUNTIMES_BINDINGS =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.fwabi.gsp.abi..");
}
