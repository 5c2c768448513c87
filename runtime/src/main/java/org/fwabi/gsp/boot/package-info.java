/**
 * Bringing GSP up and down: the framebuffer layout, the structures handed to the firmware, and the steps of the boot
 * plan with their undoing.
 *
 * <p>A boot begins with the steps {@code load-firmware}, {@code wait-gfw}, {@code sysmem-flush} and {@code prepare}; then
 * come those of the release's boot plan. Taking down, after a failure or at the end, has {@code unload-rm} and {@code
 * wait-suspended} where GSP-RM is up, then {@code fwsec-sb} and {@code booter-unload}.
 *
 * <p>Chips that boot through the FSP have {@code wait-fsp} in place of {@code wait-gfw} and a plan of their own; taking down
 * has {@code unload-rm}, {@code wait-halted} and {@code check-wpr2}.
 */
@NullMarked
package org.fwabi.gsp.boot;

import org.jspecify.annotations.NullMarked;
