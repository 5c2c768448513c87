/**
 * The firmware messages that this driver uses, in every release that it supports. All else in this package is generated
 * from the specs when the driver is compiled.
 */
@FirmwareAbi(
        family = "nvidia-gsp",
        releases = {
            "535.113.01",
            "545.29.06",
            "550.163.01",
            "555.58.02",
            "560.35.03",
            "565.77",
            "570.144",
            "575.64.05",
            "580.142",
            "590.48.01",
            "595.45.04"
        },
        messages = {
            "GSP_SET_SYSTEM_INFO",
            "SET_REGISTRY",
            "GET_GSP_STATIC_INFO",
            "POST_EVENT",
            "RC_TRIGGERED",
            "OS_ERROR_LOG",
            "MMU_FAULT_QUEUED"
        },
        structs = "PACKED_REGISTRY_ENTRY")
package org.fwabi.samples.nova.abi;

import org.fwabi.annotation.FirmwareAbi;
