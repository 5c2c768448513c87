/**
 * What is wrong with specs and requests: findings with a stable id and a place, collected and printed once.
 *
 * <p>Every stage uses this package. It knows nothing of them but {@link org.fwabi.processor.source.SourcePos}.
 */
@NullMarked
package org.fwabi.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
