/**
 * A GPU driver after nova-core, on generated bindings: it finds the chip, loads the firmware, tells it about the system,
 * and learns the GPU's name and memory. Copy from it. It supports two firmware releases, and no line of it asks which one
 * is running.
 */
@NullMarked
package org.fwabi.samples.nova;

import org.jspecify.annotations.NullMarked;
