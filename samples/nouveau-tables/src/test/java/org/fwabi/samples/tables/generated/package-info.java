/** Asks for tests of the bindings of all eleven releases. */
@FirmwareAbiTests("org.fwabi.samples.tables.abi")
package org.fwabi.samples.tables.generated;

import org.fwabi.annotation.FirmwareAbiTests;
