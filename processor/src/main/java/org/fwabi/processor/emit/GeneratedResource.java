package org.fwabi.processor.emit;

/**
 * A resource beside the classes.
 *
 * @param name relative to the package
 * @param text UTF-8
 */
public record GeneratedResource(String name, String text) {}
