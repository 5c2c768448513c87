/** Reads a release's specs from C headers: what a compiler says of them, put into the words of the spec format. */
@NullMarked
package org.fwabi.tools.importer;

import org.jspecify.annotations.NullMarked;
