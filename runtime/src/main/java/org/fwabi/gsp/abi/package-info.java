/**
 * Bindings of the boot surface, which the GSP driver itself uses: queues, start-up arguments, the hand-overs to the
 * booter and to the FSP, the sequencer, and the envelopes and first objects of the resource manager. Clients of the driver
 * have bindings of their own, in packages of their own, and never see these.
 */
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
        messages = {
            "UNLOADING_GUEST_DRIVER",
            "CONTINUATION_RECORD",
            "GSP_RUN_CPU_SEQUENCER",
            "GSP_LOAD_EXEC_GENERIC_BOOTLOADER",
            "GSP_LOAD_EXEC_HS_BINARY",
            "GSP_INIT_DONE",
            "GSP_RM_CONTROL",
            "GSP_RM_ALLOC",
            "FREE"
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
            "GSP_FMC_BOOT_PARAMS",
            "MCTP_HEADER",
            "NVDM_PAYLOAD_COT",
            "RM_FLCN_BL_DMEM_DESC",
            "rpc_post_event"
        },
        controls = {"NV2080_CTRL_CMD_EVENT_SET_NOTIFICATION"},
        classes = {"NV01_ROOT", "NV01_DEVICE_0", "NV20_SUBDEVICE_0", "NV01_EVENT_KERNEL_CALLBACK_EX"},
        enums = {"GSP_SEQ_BUF_OPCODE", "RM_ENGINE_TYPE", "MC_ENGINE_IDX"},
        tables = true)
package org.fwabi.gsp.abi;

import org.fwabi.annotation.FirmwareAbi;
import org.jspecify.annotations.NullMarked;
