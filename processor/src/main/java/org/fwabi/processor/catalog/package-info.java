/** Several releases of one family in one view: what exists where, and what is the same. */
@NullMarked
package org.fwabi.processor.catalog;

import org.jspecify.annotations.NullMarked;
