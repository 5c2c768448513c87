#include "types.h"
struct host_object {
    void *vtable;
};
#ifdef WITH_MESSAGES
typedef struct NpuLoad_v1 {
    u32 words[WIDTH];
} NpuLoad_v1;
typedef struct NpuLoad_v2 {
    u64 words[WIDTH];
} NpuLoad_v2;
typedef NpuLoad_v2 NpuLoad_v;
typedef struct NpuStore_v1 {
    NpuLoad_v1 load;
} NpuStore_v1;
typedef NpuStore_v1 NpuStore_v;
#endif
