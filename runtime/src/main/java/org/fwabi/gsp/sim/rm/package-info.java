/**
 * The simulated resource manager: its objects, and what they answer in the release of the table. One class a subject. It
 * reads and writes messages by field name through the generic decoder, so it knows a release's layouts from the table
 * only, and shares none with generated bindings.
 *
 * <p>Statuses and checks follow NVIDIA open-gpu-kernel-modules (resserv, and the control and allocation headers); where
 * those leave a rule to the firmware, the simulation takes the stricter reading.
 */
@NullMarked
package org.fwabi.gsp.sim.rm;

import org.jspecify.annotations.NullMarked;
