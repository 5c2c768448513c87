/** Asks for tests of all bindings that this sample and the runtime are built on. */
@FirmwareAbiTests({"org.fwabi.gsp.abi", "org.fwabi.samples.nova.abi", "org.fwabi.samples.nova.whole"})
package org.fwabi.samples.nova.generated;

import org.fwabi.annotation.FirmwareAbiTests;
