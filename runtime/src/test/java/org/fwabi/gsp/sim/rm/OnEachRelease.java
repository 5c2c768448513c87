package org.fwabi.gsp.sim.rm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that is run with each release of the simulation. */
@ParameterizedTest
@MethodSource("org.fwabi.gsp.sim.rm.RawRm#releases")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OnEachRelease {}
