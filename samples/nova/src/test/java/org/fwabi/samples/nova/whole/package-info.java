/** Bindings of all that takes part in a boot and in what follows, for tests only: no driver asks for all of it. */
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
            "UNLOADING_GUEST_DRIVER",
            "CONTINUATION_RECORD",
            "GSP_RM_CONTROL",
            "GSP_RM_ALLOC",
            "FREE",
            "GSP_INIT_DONE",
            "GSP_RUN_CPU_SEQUENCER",
            "GSP_LOAD_EXEC_GENERIC_BOOTLOADER",
            "GSP_LOAD_EXEC_HS_BINARY",
            "POST_EVENT",
            "RC_TRIGGERED",
            "MMU_FAULT_QUEUED",
            "OS_ERROR_LOG",
            "UCODE_LIBOS_PRINT",
            "GSP_LOCKDOWN_NOTICE"
        },
        structs = {
            "msgqTxHeader",
            "msgqRxHeader",
            "GSP_MSG_QUEUE_ELEMENT",
            "rpc_message_header",
            "GSP_ARGUMENTS_CACHED",
            "LibosMemoryRegionInitArgument",
            "RM_RISCV_UCODE_DESC",
            "GspFwWprMeta",
            "GspFwSRMeta",
            "GSP_SEQUENCER_BUFFER_CMD",
            "NVOS00_PARAMETERS"
        })
package org.fwabi.samples.nova.whole;

import org.fwabi.annotation.FirmwareAbi;
