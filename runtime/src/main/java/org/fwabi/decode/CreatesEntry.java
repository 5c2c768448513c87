package org.fwabi.decode;

import java.util.Optional;

/**
 * What a release says of a class of objects.
 *
 * @param objectClass name of the class
 * @param params struct that an object is created with; empty where there is none
 */
public record CreatesEntry(String objectClass, Optional<String> params) {}
