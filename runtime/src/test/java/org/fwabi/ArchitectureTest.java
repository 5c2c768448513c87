package org.fwabi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** Who imports whom, as docs/architecture.md has it. */
@AnalyzeClasses(
        packages = "org.fwabi",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NotTheProcessor.class})
class ArchitectureTest {
    /** The processor is on the class path only so that Maven orders the modules; it has rules of its own. */
    static final class NotTheProcessor implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("org/fwabi/processor/");
        }
    }

    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify.annotations..";
    private static final String ANNOTATION = "org.fwabi.annotation..";
    private static final String MESSAGE = "org.fwabi.message..";
    private static final String DEVICE = "org.fwabi.device..";
    private static final String DECODE = "org.fwabi.decode..";
    private static final String GSP = "org.fwabi.gsp..";
    private static final String ABI = "org.fwabi.gsp.abi..";
    private static final String SIM = "org.fwabi.gsp.sim..";

    @ArchTest
    static final ArchRule ANNOTATIONS_NEED_NOTHING = only(ANNOTATION);

    @ArchTest
    static final ArchRule MESSAGES_NEED_NOTHING = only(MESSAGE);

    @ArchTest
    static final ArchRule THE_DRIVER_CORE_NEEDS_NOTHING = only(DEVICE);

    @ArchTest
    static final ArchRule THE_DECODER_NEEDS_NOTHING = only(DECODE);

    /** Else a mistake of the driver could be one of the simulation too, and no test would see it. */
    @ArchTest
    static final ArchRule THE_SIMULATION_SHARES_NOTHING_WITH_THE_DRIVER = only(SIM, DEVICE, DECODE);

    @ArchTest
    static final ArchRule THE_DRIVER_KNOWS_NO_SIMULATION = noClasses()
            .that()
            .resideInAPackage(GSP)
            .and()
            .resideOutsideOfPackage(SIM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SIM, DECODE);

    @ArchTest
    static final ArchRule NOTHING_BUT_GSP_KNOWS_GSP = noClasses()
            .that()
            .resideOutsideOfPackage(GSP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(GSP);

    /** Clients of the driver have bindings of their own. */
    @ArchTest
    static final ArchRule BINDINGS_ARE_THE_DRIVERS_OWN = classes()
            .that()
            .resideInAPackage(ABI)
            .should()
            .onlyHaveDependentClassesThat(describe(
                    "are the driver's",
                    type -> type.getPackageName().startsWith("org.fwabi.gsp")
                            && !type.getPackageName().startsWith("org.fwabi.gsp.sim")));

    @ArchTest
    static final ArchRule NOTHING_BUT_THE_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ANNOTATION, MESSAGE, DEVICE, DECODE, GSP, JDK, NULLNESS);

    /** Classes of the first package use those packages and the JDK. */
    private static ArchRule only(String... packages) {
        String[] allowed = Arrays.copyOf(packages, packages.length + 2);
        allowed[packages.length] = JDK;
        allowed[packages.length + 1] = NULLNESS;
        return classes()
                .that()
                .resideInAPackage(packages[0])
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
