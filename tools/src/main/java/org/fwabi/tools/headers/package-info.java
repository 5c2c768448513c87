/**
 * Asks a real C compiler what C headers declare: records and their layout, enums, typedefs, macros and the values of
 * constant expressions.
 *
 * <p>{@link org.fwabi.tools.headers.CCompiler} is the way in. It compiles a
 * {@link org.fwabi.tools.headers.TranslationUnit} with debug information and reads that. What the compiler laid out is
 * what counts; nothing here parses C. Nothing here knows of any firmware, or of specs, either.
 */
@NullMarked
package org.fwabi.tools.headers;

import org.jspecify.annotations.NullMarked;
