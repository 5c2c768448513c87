/**
 * The video BIOS as far as bringing up GSP needs it: the images in the ROM, and the FWSEC microcode among them.
 *
 * <p>The ROM is read through BAR0 at 0x300000, at most 1 MiB. It is a chain of PCI expansion ROM images. The first of
 * type 0 (PC-AT) holds the BIT table, whose token 0x70 leads to the table of falcon microcodes; entry 0x85 is the
 * production FWSEC. Offsets in that table count as if the PC-AT image and the two images of type 0xe0 were contiguous.
 */
@NullMarked
package org.fwabi.gsp.vbios;

import org.jspecify.annotations.NullMarked;
