package org.fwabi.gsp.queue;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of result words. NVIDIA only ever appends to these, so one table serves all releases: what an older release
 * lacks it never sends. Source: NVIDIA open-gpu-kernel-modules 570.144, nvstatuscodes.h and rpc_headers.h.
 */
final class RpcResultNames {
    private static final String TABLE = """
            0 NV_OK
            1 NV_ERR_BROKEN_FB
            2 NV_ERR_BUFFER_TOO_SMALL
            3 NV_ERR_BUSY_RETRY
            4 NV_ERR_CALLBACK_NOT_SCHEDULED
            5 NV_ERR_CARD_NOT_PRESENT
            6 NV_ERR_CYCLE_DETECTED
            7 NV_ERR_DMA_IN_USE
            8 NV_ERR_DMA_MEM_NOT_LOCKED
            9 NV_ERR_DMA_MEM_NOT_UNLOCKED
            a NV_ERR_DUAL_LINK_INUSE
            b NV_ERR_ECC_ERROR
            c NV_ERR_FIFO_BAD_ACCESS
            d NV_ERR_FREQ_NOT_SUPPORTED
            e NV_ERR_GPU_DMA_NOT_INITIALIZED
            f NV_ERR_GPU_IS_LOST
            10 NV_ERR_GPU_IN_FULLCHIP_RESET
            11 NV_ERR_GPU_NOT_FULL_POWER
            12 NV_ERR_GPU_UUID_NOT_FOUND
            13 NV_ERR_HOT_SWITCH
            14 NV_ERR_I2C_ERROR
            15 NV_ERR_I2C_SPEED_TOO_HIGH
            16 NV_ERR_ILLEGAL_ACTION
            17 NV_ERR_IN_USE
            18 NV_ERR_INFLATE_COMPRESSED_DATA_FAILED
            19 NV_ERR_INSERT_DUPLICATE_NAME
            1a NV_ERR_INSUFFICIENT_RESOURCES
            1b NV_ERR_INSUFFICIENT_PERMISSIONS
            1c NV_ERR_INSUFFICIENT_POWER
            1d NV_ERR_INVALID_ACCESS_TYPE
            1e NV_ERR_INVALID_ADDRESS
            1f NV_ERR_INVALID_ARGUMENT
            20 NV_ERR_INVALID_BASE
            21 NV_ERR_INVALID_CHANNEL
            22 NV_ERR_INVALID_CLASS
            23 NV_ERR_INVALID_CLIENT
            24 NV_ERR_INVALID_COMMAND
            25 NV_ERR_INVALID_DATA
            26 NV_ERR_INVALID_DEVICE
            27 NV_ERR_INVALID_DMA_SPECIFIER
            28 NV_ERR_INVALID_EVENT
            29 NV_ERR_INVALID_FLAGS
            2a NV_ERR_INVALID_FUNCTION
            2b NV_ERR_INVALID_HEAP
            2c NV_ERR_INVALID_INDEX
            2d NV_ERR_INVALID_IRQ_LEVEL
            2e NV_ERR_INVALID_LIMIT
            2f NV_ERR_INVALID_LOCK_STATE
            30 NV_ERR_INVALID_METHOD
            31 NV_ERR_INVALID_OBJECT
            32 NV_ERR_INVALID_OBJECT_BUFFER
            33 NV_ERR_INVALID_OBJECT_HANDLE
            34 NV_ERR_INVALID_OBJECT_NEW
            35 NV_ERR_INVALID_OBJECT_OLD
            36 NV_ERR_INVALID_OBJECT_PARENT
            37 NV_ERR_INVALID_OFFSET
            38 NV_ERR_INVALID_OPERATION
            39 NV_ERR_INVALID_OWNER
            3a NV_ERR_INVALID_PARAM_STRUCT
            3b NV_ERR_INVALID_PARAMETER
            3c NV_ERR_INVALID_PATH
            3d NV_ERR_INVALID_POINTER
            3e NV_ERR_INVALID_REGISTRY_KEY
            3f NV_ERR_INVALID_REQUEST
            40 NV_ERR_INVALID_STATE
            41 NV_ERR_INVALID_STRING_LENGTH
            42 NV_ERR_INVALID_READ
            43 NV_ERR_INVALID_WRITE
            44 NV_ERR_INVALID_XLATE
            45 NV_ERR_IRQ_NOT_FIRING
            46 NV_ERR_IRQ_EDGE_TRIGGERED
            47 NV_ERR_MEMORY_TRAINING_FAILED
            48 NV_ERR_MISMATCHED_SLAVE
            49 NV_ERR_MISMATCHED_TARGET
            4a NV_ERR_MISSING_TABLE_ENTRY
            4b NV_ERR_MODULE_LOAD_FAILED
            4c NV_ERR_MORE_DATA_AVAILABLE
            4d NV_ERR_MORE_PROCESSING_REQUIRED
            4e NV_ERR_MULTIPLE_MEMORY_TYPES
            4f NV_ERR_NO_FREE_FIFOS
            50 NV_ERR_NO_INTR_PENDING
            51 NV_ERR_NO_MEMORY
            52 NV_ERR_NO_SUCH_DOMAIN
            53 NV_ERR_NO_VALID_PATH
            54 NV_ERR_NOT_COMPATIBLE
            55 NV_ERR_NOT_READY
            56 NV_ERR_NOT_SUPPORTED
            57 NV_ERR_OBJECT_NOT_FOUND
            58 NV_ERR_OBJECT_TYPE_MISMATCH
            59 NV_ERR_OPERATING_SYSTEM
            5a NV_ERR_OTHER_DEVICE_FOUND
            5b NV_ERR_OUT_OF_RANGE
            5c NV_ERR_OVERLAPPING_UVM_COMMIT
            5d NV_ERR_PAGE_TABLE_NOT_AVAIL
            5e NV_ERR_PID_NOT_FOUND
            5f NV_ERR_PROTECTION_FAULT
            60 NV_ERR_RC_ERROR
            61 NV_ERR_REJECTED_VBIOS
            62 NV_ERR_RESET_REQUIRED
            63 NV_ERR_STATE_IN_USE
            64 NV_ERR_SIGNAL_PENDING
            65 NV_ERR_TIMEOUT
            66 NV_ERR_TIMEOUT_RETRY
            67 NV_ERR_TOO_MANY_PRIMARIES
            68 NV_ERR_UVM_ADDRESS_IN_USE
            69 NV_ERR_MAX_SESSION_LIMIT_REACHED
            6a NV_ERR_LIB_RM_VERSION_MISMATCH
            6b NV_ERR_PRIV_SEC_VIOLATION
            6c NV_ERR_GPU_IN_DEBUG_MODE
            6d NV_ERR_FEATURE_NOT_ENABLED
            6e NV_ERR_RESOURCE_LOST
            6f NV_ERR_PMU_NOT_READY
            70 NV_ERR_FLCN_ERROR
            71 NV_ERR_FATAL_ERROR
            72 NV_ERR_MEMORY_ERROR
            73 NV_ERR_INVALID_LICENSE
            74 NV_ERR_NVLINK_INIT_ERROR
            75 NV_ERR_NVLINK_MINION_ERROR
            76 NV_ERR_NVLINK_CLOCK_ERROR
            77 NV_ERR_NVLINK_TRAINING_ERROR
            78 NV_ERR_NVLINK_CONFIGURATION_ERROR
            79 NV_ERR_RISCV_ERROR
            7a NV_ERR_FABRIC_MANAGER_NOT_PRESENT
            7b NV_ERR_ALREADY_SIGNALLED
            7c NV_ERR_QUEUE_TASK_SLOT_NOT_AVAILABLE
            7d NV_ERR_KEY_ROTATION_IN_PROGRESS
            7e NV_ERR_TEST_ONLY_CODE_NOT_ENABLED
            7f NV_ERR_SECURE_BOOT_FAILED
            80 NV_ERR_INSUFFICIENT_ZBC_ENTRY
            81 NV_ERR_NVLINK_FABRIC_NOT_READY
            82 NV_ERR_NVLINK_FABRIC_FAILURE
            83 NV_ERR_GPU_MEMORY_ONLINING_FAILURE
            84 NV_ERR_REDUCTION_MANAGER_NOT_AVAILABLE
            86 NV_ERR_RESOURCE_RETIREMENT_ERROR
            ffff NV_ERR_GENERIC
            10001 NV_WARN_HOT_SWITCH
            10002 NV_WARN_INCORRECT_PERFMON_DATA
            10003 NV_WARN_MISMATCHED_SLAVE
            10004 NV_WARN_MISMATCHED_TARGET
            10005 NV_WARN_MORE_PROCESSING_REQUIRED
            10006 NV_WARN_NOTHING_TO_DO
            10007 NV_WARN_NULL_OBJECT
            10008 NV_WARN_OUT_OF_RANGE
            ff000001 NV_VGPU_MSG_RESULT_VMIOP_INVAL
            ff000002 NV_VGPU_MSG_RESULT_VMIOP_RESOURCE
            ff000003 NV_VGPU_MSG_RESULT_VMIOP_RANGE
            ff000004 NV_VGPU_MSG_RESULT_VMIOP_READ_ONLY
            ff000005 NV_VGPU_MSG_RESULT_VMIOP_NOT_FOUND
            ff000006 NV_VGPU_MSG_RESULT_VMIOP_NO_ADDRESS_SPACE
            ff000007 NV_VGPU_MSG_RESULT_VMIOP_TIMEOUT
            ff000008 NV_VGPU_MSG_RESULT_VMIOP_NOT_ALLOWED_IN_CALLBACK
            ff000009 NV_VGPU_MSG_RESULT_VMIOP_ECC_MISMATCH
            ff00000a NV_VGPU_MSG_RESULT_VMIOP_NOT_SUPPORTED
            ff100001 NV_VGPU_MSG_RESULT_RPC_UNKNOWN_FUNCTION
            ff100002 NV_VGPU_MSG_RESULT_RPC_INVALID_MESSAGE_FORMAT
            ff100003 NV_VGPU_MSG_RESULT_RPC_HANDLE_NOT_FOUND
            ff100004 NV_VGPU_MSG_RESULT_RPC_HANDLE_EXISTS
            ff100005 NV_VGPU_MSG_RESULT_RPC_UNKNOWN_RM_ERROR
            ff100006 NV_VGPU_MSG_RESULT_RPC_UNKNOWN_VMIOP_ERROR
            ff100007 NV_VGPU_MSG_RESULT_RPC_RESERVED_HANDLE
            ff100008 NV_VGPU_MSG_RESULT_RPC_CUDA_PROFILING_DISABLED
            ff100009 NV_VGPU_MSG_RESULT_RPC_API_CONTROL_NOT_SUPPORTED
            ffffffff NV_VGPU_MSG_RESULT_RPC_PENDING
            """;

    private static final Map<Integer, String> NAMES = parse();

    private RpcResultNames() {}

    /** The name of a result word, or an empty string. */
    static String of(int number) {
        return NAMES.getOrDefault(number, "");
    }

    private static Map<Integer, String> parse() {
        Map<Integer, String> names = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            int space = line.indexOf(' ');
            names.put(Integer.parseUnsignedInt(line, 0, space, 16), line.substring(space + 1));
        }
        return Map.copyOf(names);
    }
}
