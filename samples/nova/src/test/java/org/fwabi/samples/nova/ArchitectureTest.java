package org.fwabi.samples.nova;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A driver needs the runtime and bindings of its own, and nothing else of this project. */
@AnalyzeClasses(packages = "org.fwabi.samples", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NOTHING_BUT_THE_RUNTIME = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.fwabi.samples.nova..",
                    "org.fwabi.annotation..",
                    "org.fwabi.message..",
                    "org.fwabi.device..",
                    "org.fwabi.gsp..",
                    "java..",
                    "org.jspecify.annotations..");

    /** The driver's own bindings, and a GPU that only pretends: the runtime's business. */
    @ArchTest
    static final ArchRule NOTHING_FROM_INSIDE_THE_RUNTIME =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.fwabi.gsp.abi..", "org.fwabi.gsp.sim..");
}
