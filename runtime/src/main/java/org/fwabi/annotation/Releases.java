package org.fwabi.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The releases that a variant of a {@link PerRelease} interface serves.
 *
 * <p>A variant that names messages, controls, classes, structs or enums gets bindings of its own for its releases alone,
 * in a package below that of the bindings with the variant's name in lower case. A field that all of these releases have
 * is a plain field there, whatever the other releases look like.
 *
 * <p>A variant is made by a constructor that takes the entry class of its own bindings, or the entry class of the
 * bindings of all releases, or nothing; the first of these that it has.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Releases {
    /**
     * Selectors: a release ({@code 570.144}), a branch ({@code 535.*}), or a range with both ends in it
     * ({@code 535.* .. 565.*}).
     */
    String[] value();

    /** Commands and events that the variant uses, by name. */
    String[] messages() default {};

    /** Controls that the variant calls, by C name. */
    String[] controls() default {};

    /** Classes of objects that the variant creates, by C name. */
    String[] classes() default {};

    /** Structs in shared memory that the variant uses, by C name without version suffix. */
    String[] structs() default {};

    /** Enums by C name, beyond those that the messages' fields hold. */
    String[] enums() default {};
}
