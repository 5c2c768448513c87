/**
 * Bindings, queue and processor measured with JMH beside their peers. A group is a package of benchmark classes; a class
 * is one kind of work, a method one peer, a parameter one case of the work.
 */
@NullMarked
package org.fwabi.benchmarks;

import org.jspecify.annotations.NullMarked;
