/** Bindings of the measured messages for eleven releases. */
@NullMarked
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
        structs = {
            "GspSystemInfo",
            "GspStaticConfigInfo",
            "rpc_gsp_rm_control",
            "NV2080_CTRL_GPU_GET_CONSTRUCTED_FALCON_INFO_PARAMS",
            "rpc_post_event",
            "rpc_run_cpu_sequencer"
        })
package org.fwabi.benchmarks.abi.all;

import org.fwabi.annotation.FirmwareAbi;
import org.jspecify.annotations.NullMarked;
