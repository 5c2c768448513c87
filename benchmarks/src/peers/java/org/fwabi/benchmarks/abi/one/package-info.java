/** Bindings of the measured messages for one release. */
@NullMarked
@FirmwareAbi(
        family = "nvidia-gsp",
        releases = "570.144",
        structs = {
            "GspSystemInfo",
            "GspStaticConfigInfo",
            "rpc_gsp_rm_control",
            "NV2080_CTRL_GPU_GET_CONSTRUCTED_FALCON_INFO_PARAMS",
            "rpc_post_event",
            "rpc_run_cpu_sequencer"
        })
package org.fwabi.benchmarks.abi.one;

import org.fwabi.annotation.FirmwareAbi;
import org.jspecify.annotations.NullMarked;
