#include "types.h"

struct NpuOpaque;

typedef struct {
    struct NpuOpaque *next;
    u32 a;
} NpuHostList;

typedef struct {
    u32 a;
    void (*callback)(void *);
} NpuHostCallback;

typedef struct {
    u8 a;
    NpuHostCallback held[2];
} NpuHostHolder;

/* What the format cannot say. */
typedef struct {
    __int128 huge;
} NpuHuge;

typedef struct {
    u8 a;
    NpuHuge huge;
} NpuHoldsHuge;

typedef struct {
    u32 a : 3;
    u32 : 0;
    u32 b : 3;
} NpuCutBits;
