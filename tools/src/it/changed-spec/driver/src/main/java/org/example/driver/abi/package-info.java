@FirmwareAbi(
        family = "acme-npu",
        releases = {"1.0"},
        messages = {"SET_CLOCK"})
package org.example.driver.abi;

import org.fwabi.annotation.FirmwareAbi;
