package org.fwabi.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.fwabi.processor.source.SourcePos;

/** Stages run one way: each uses those before it, and none reaches back. */
@AnalyzeClasses(packages = "org.fwabi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.fwabi.processor.";

    @ArchTest
    static final ArchRule STAGES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("source")
            .definedBy(ROOT + "source..")
            .layer("spec")
            .definedBy(ROOT + "spec..")
            .layer("layout")
            .definedBy(ROOT + "layout..")
            .layer("catalog")
            .definedBy(ROOT + "catalog..")
            .layer("export")
            .definedBy(ROOT + "export..")
            .layer("binding")
            .definedBy(ROOT + "binding..")
            .layer("emit")
            .definedBy(ROOT + "emit..")
            .layer("example")
            .definedBy(ROOT + "example..")
            .layer("testing")
            .definedBy(ROOT + "testing..")
            .layer("explain")
            .definedBy(ROOT + "explain..")
            .layer("flow")
            .definedBy(ROOT + "flow..")
            .layer("apt")
            .definedBy(ROOT + "apt..")
            .whereLayer("spec")
            .mayOnlyBeAccessedByLayers(
                    "layout", "catalog", "export", "binding", "emit", "example", "testing", "explain", "flow", "apt")
            .whereLayer("layout")
            .mayOnlyBeAccessedByLayers("catalog", "export", "binding", "emit", "example", "testing", "apt")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("export", "binding", "emit", "example", "testing", "apt")
            .whereLayer("export")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("binding")
            .mayOnlyBeAccessedByLayers("emit", "testing", "explain", "apt")
            .whereLayer("emit")
            .mayOnlyBeAccessedByLayers("testing", "flow", "apt")
            .whereLayer("example")
            .mayOnlyBeAccessedByLayers("testing", "apt")
            .whereLayer("testing")
            .mayOnlyBeAccessedByLayers("apt")
            .whereLayer("explain")
            .mayOnlyBeAccessedByLayers("apt")
            .whereLayer("flow")
            .mayOnlyBeAccessedByLayers("apt")
            .whereLayer("apt")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule DIAGNOSTICS_KNOW_PLACES_ONLY = noClasses()
            .that()
            .resideInAPackage(ROOT + "diagnostic..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("are classes of a stage, but for SourcePos") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.fwabi.")
                            && !type.getPackageName().startsWith(ROOT + "diagnostic")
                            && !type.isEquivalentTo(SourcePos.class);
                }
            });

    @ArchTest
    static final ArchRule NOTHING_OF_THE_RUNTIME = noClasses()
            .that()
            .resideInAPackage("org.fwabi.processor..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("are of fwabi, but not of the processor") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.fwabi")
                            && !type.getPackageName().startsWith("org.fwabi.processor");
                }
            });

    @ArchTest
    static final ArchRule JAVAC_ONLY_AT_THE_TOP = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "source..", ROOT + "spec..", ROOT + "layout..", ROOT + "catalog..", ROOT + "diagnostic..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.annotation.processing..", "javax.lang.model..", "com.palantir.javapoet..");

    @ArchTest
    static final ArchRule YAML_ONLY_IN_SOURCE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "org.yaml.snakeyaml..");
}
