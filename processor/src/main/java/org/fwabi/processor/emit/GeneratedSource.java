package org.fwabi.processor.emit;

/**
 * A Java file.
 *
 * @param qualifiedName of its top-level type
 * @param text of the file
 */
public record GeneratedSource(String qualifiedName, String text) {}
