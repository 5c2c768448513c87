/** Node trees to families and flattened releases. */
@NullMarked
package org.fwabi.processor.spec;

import org.jspecify.annotations.NullMarked;
