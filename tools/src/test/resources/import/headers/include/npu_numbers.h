#include "types.h"
enum { NPU_FN_NOP, NPU_FN_LOAD = 4, NPU_FN_STORE, NPU_FN_LAST };

#define NPU_UNIT 0x12
#define NPU_CTRL_START (NPU_UNIT << 8 | 1) // control of unit 1
#define NPU_CTRL_BEGIN NPU_CTRL_START      // control of unit 1
#define NPU_CTRL_START_FAST 1
#define NPU12AB_CTRL_STOP (0x12ab0001U)
#define NPU12AB_CTRL_STOP_FLAGS 0x7
#define NPU_CTRL_NAME "text"               // control of unit 1

#define NPU_ORDER_FIRST 1
#define NPU_ORDER_LAST (NPU_ORDER_FIRST + 1)
#define NPU_ORDER_MAX 2
#define NPU_RING_SLOTS (1u << 6)
#define NPU_RING_SLOTS_OF(n) (n)
#define NPU_CLASS_OLD 0x41
