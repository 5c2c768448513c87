package org.fwabi.samples.tables;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A driver needs the runtime and bindings of its own, and nothing else of this project. */
@AnalyzeClasses(packages = "org.fwabi.samples.tables", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NOTHING_BUT_THE_RUNTIME = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.fwabi.samples.tables..",
                    "org.fwabi.annotation..",
                    "org.fwabi.message..",
                    "org.fwabi.device..",
                    "org.fwabi.gsp..",
                    "java..",
                    "org.jspecify.annotations..");

    /** Not the runtime's own bindings, and not a GPU that only pretends. */
    @ArchTest
    static final ArchRule NOTHING_FROM_INSIDE_THE_RUNTIME =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.fwabi.gsp.abi..", "org.fwabi.gsp.sim..");

    /** Whatever differs by release is data, or a variant of a flow; nobody asks for the release to decide. */
    @ArchTest
    static final ArchRule NO_LINE_ASKS_FOR_A_FACT = noClasses()
            .that()
            .resideInAPackage("org.fwabi.samples.tables")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("GspFacts");
}
