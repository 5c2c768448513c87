package org.fwabi.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for typed bindings of firmware messages in the annotated package, for every release that a driver supports.
 *
 * <p>What comes is one class a struct, whatever the number of releases; one enum a C enum; the events as one sealed
 * interface; the facts of each release; and the entry point that picks a release at run time, whose name the family
 * gives (for {@code nvidia-gsp}: {@code GspAbi}).
 *
 * <p>But for the releases, a name may be a pattern, in which each {@code *} stands for any letters: {@code "NV2080_*"}, or
 * {@code "*"} for all. It chooses among what the targeted releases have and the specs say enough of; what it leaves out is
 * no error.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface FirmwareAbi {
    /** The family, e.g. {@code nvidia-gsp}. */
    String family();

    /**
     * The releases that the driver supports, each by its name, e.g. {@code "570.144"}, or several by a selector: the branch
     * {@code "570.*"} or the range {@code "535.113.01 .. 570.144"}. {@code fwabi releases SELECTOR} prints what one selects.
     */
    String[] releases();

    /** Commands and events by name, e.g. {@code "GSP_SET_SYSTEM_INFO"}. The structs they use come with them. */
    String[] messages() default {};

    /**
     * Controls by C name, the newest where releases differ. The structs of their parameters come with them; each gives
     * the entry point an accessor of type {@code Control<Params>}.
     */
    String[] controls() default {};

    /**
     * Classes of objects that the driver creates, by C name, the newest where releases differ. Each gives the entry point
     * an accessor of type {@code ObjectClass<Params>}.
     */
    String[] classes() default {};

    /**
     * Structs that are not messages, by C name without version suffix. Each gives the entry point an accessor of type
     * {@code MessageType<Struct>}, which reads it out of native memory.
     */
    String[] structs() default {};

    /** Enums by C name, beyond those that the messages' fields hold. */
    String[] enums() default {};

    /**
     * Whether to write the flattened specs of the releases as a resource beside the classes, for the generic decoder
     * ({@code org.fwabi.decode}).
     */
    boolean tables() default false;
}
