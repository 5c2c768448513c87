/**
 * Firmware files: the GSP image with its page tables and signatures, the bootloader, the booters. Every reader checks
 * bounds strictly and names the file and the cause in its failure.
 */
@NullMarked
package org.fwabi.gsp.firmware;

import org.jspecify.annotations.NullMarked;
