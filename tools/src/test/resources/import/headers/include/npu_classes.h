#ifndef NPU_CLASS_OLD
#define NPU_CLASS_OLD 0x41
#endif
#ifndef NPU_CLASS_ROOT
#define NPU_CLASS_ROOT 0
#endif
#define NPU_CLASS_ENGINE 0xc0de
