/**
 * Bringing GSP up and down: the framebuffer layout, the structures handed to the firmware, and the steps of the boot
 * plan with their undoing.
 *
 * <p>A boot begins with the steps {@code load-firmware}, {@code wait-gfw}, {@code sysmem-flush} and {@code prepare}; then
 * come those of the release's boot plan. Taking down, after a failure or at the end, has {@code unload-rm} and {@code
 * wait-suspended} where GSP-RM is up, then {@code fwsec-sb} and {@code booter-unload}.
 */
@NullMarked
package org.fwabi.gsp.boot;

import org.jspecify.annotations.NullMarked;
