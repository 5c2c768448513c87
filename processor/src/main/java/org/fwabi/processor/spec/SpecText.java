package org.fwabi.processor.spec;

/**
 * The text of one spec file.
 *
 * @param file what a person would call it, e.g. {@code 570.144.yaml}
 * @param text its content
 */
public record SpecText(String file, String text) {}
