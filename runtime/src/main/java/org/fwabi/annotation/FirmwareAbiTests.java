package org.fwabi.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for tests of generated bindings, as JUnit 5 classes. It goes on a package of a module's test sources, which needs
 * the module {@code fwabi-testing} and JUnit among its dependencies.
 *
 * <p>For each struct of the bindings there is a class, and in it for each targeted release: size and every offset as
 * literals, values in every field and back, zeros and ones, every truncation, counts out of bounds, numbers that an enum
 * does not have, and the generic decoder's opinion. The examples of the family's semantics are tests by their own names.
 *
 * <p>The tests are generated into the bindings' package, which may be in another module or in the same sources, so that
 * they reach the layouts of structs that are no messages themselves.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.SOURCE)
public @interface FirmwareAbiTests {
    /** Packages that carry {@link FirmwareAbi}. */
    String[] value();
}
