/**
 * Bringing GSP up and down: the framebuffer layout, the structures handed to the firmware, and the steps of the boot
 * plan with their undoing.
 */
@NullMarked
package org.fwabi.gsp.boot;

import org.jspecify.annotations.NullMarked;
