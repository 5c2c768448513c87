/**
 * The driver core: buses, drivers, devices and the resources that a binding holds, after Rust for Linux. What a backend
 * implements (hardware, or a simulation of it) is {@link org.fwabi.device.PciFunction}; what a driver sees is a
 * device whose type says what may be done with it.
 */
@NullMarked
package org.fwabi.device;

import org.jspecify.annotations.NullMarked;
