/**
 * A simulated NVIDIA GPU, as a PCI function: config space, registers, video BIOS, falcons, secure boot and the resource
 * manager on GSP, for chips that boot through FWSEC and booter. A driver reaches it through {@link org.fwabi.device}
 * alone and cannot tell it from hardware.
 *
 * <p>It is as strict as it can be: whatever a driver does that hardware or firmware would not take is refused and
 * recorded, with what was expected and what was found. It reads messages through {@link org.fwabi.decode} and shares no
 * layout with the generated bindings. It runs in virtual time on the caller's thread, so a run repeats exactly.
 *
 * <p>It does not run NVIDIA's code. Microcontroller programs are of a format of its own ({@link
 * org.fwabi.gsp.sim.SyntheticFirmware} makes them); the GSP image may be a real one, which it authenticates by its
 * signature and hashes, while the resource manager's side of the protocol is its own.
 */
@NullMarked
package org.fwabi.gsp.sim;

import org.jspecify.annotations.NullMarked;
