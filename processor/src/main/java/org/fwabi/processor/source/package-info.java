/** YAML text to a tree of nodes, each with its place. */
@NullMarked
package org.fwabi.processor.source;

import org.jspecify.annotations.NullMarked;
