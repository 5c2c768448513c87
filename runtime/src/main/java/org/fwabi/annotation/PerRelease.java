package org.fwabi.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface whose work differs between releases by more than data. Its nested classes with {@link Releases} are
 * its variants. The compiler proves that every release that the bindings were generated for is served by exactly one of
 * them.
 *
 * <p>What comes is a class with the interface's name and {@code Variants} behind it, whose method {@code of} takes the
 * entry class of the bindings and makes the variant that serves its release.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PerRelease {
    /**
     * The package that carries {@link FirmwareAbi}. Without it: the package of the interface if that carries one, else the
     * only one of the compilation.
     */
    String abi() default "";
}
