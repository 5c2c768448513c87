/**
 * The examples of semantics as bytes: an encoder over layouts, which shares no code with the generated accessors, and what
 * is wrong with bytes that a file states.
 */
@NullMarked
package org.fwabi.processor.example;

import org.jspecify.annotations.NullMarked;
