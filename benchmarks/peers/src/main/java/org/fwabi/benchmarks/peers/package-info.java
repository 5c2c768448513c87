/**
 * Writes what the bindings are compared with: the same messages for other codecs, from the same specs. Every writer takes
 * {@link org.fwabi.benchmarks.peers.Shape shapes}, so that all peers have the same fields, with the same numbers.
 */
@NullMarked
package org.fwabi.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
