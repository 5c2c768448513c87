/* One struct a construct that specs must be able to say. */
#include "types.h"

typedef enum NPU_MODE {
    NPU_MODE_OFF,
    NPU_MODE_ON = 3,
    NPU_MODE_WRONG = -1,
} NPU_MODE;

typedef enum __attribute__((packed)) { NPU_SMALL_A, NPU_SMALL_B } NPU_SMALL;

typedef struct {
    u8 first;
    ALIGNED(u64, address, 8);
    u64 plain;
} NpuAlignedIntegers;

typedef struct {
    u32 head;
    ALIGNED(NpuAlignedIntegers, one, 8);
    ALIGNED(NpuVersion, version, 16);
    ALIGNED(u32, words[3], 8);
    ALIGNED(NpuPtr, pointer, 16);
} NpuAlignedOthers;

typedef struct {
    u32 a;
} __attribute__((aligned(32))) NpuAlignedWhole;

typedef struct NpuScalars_t {
    NpuBool flag;
    _Bool truth;
    char letter;
    s8 small;
    s32 wide;
    s64 wider;
    float ratio;
    double precise;
    NpuHandle handle;
    NpuAddress at;
    NpuPtr cookie;
    char name[12];
} NpuScalars;

struct NpuArrays {
    NpuVersion versions[2];
    u16 grid[2][3];
    u32 cube[2][3][4];
    NPU_MODE modes[2];
    NPU_SMALL small;
};

typedef struct {
    u8 a;
    u32 b;
    u8 c;
} NpuPadded;

typedef union NpuUnion {
    u32 word;
    u8 bytes[6];
} NpuUnion;

typedef struct {
    u32 kind;
    union {
        u32 left;
        u64 right;
    };
    struct {
        u16 x;
        u16 y;
    };
    union {
        u8 raw[4];
        u32 value;
    } named;
    struct {
        u8 lane;
    } lanes[2][3];
    NpuUnion other;
} NpuMembers;

typedef struct {
    u32 count;
    u8 flag;
    u8 data[];
} NpuFlexible;

typedef struct {
    u32 count;
    NpuFlexible data[0];
} NpuOpen;

typedef struct {
    u64 length : 40;
    u32 low : 2;
    u32 middle : 14;
    union {
        u64 pte;
        u64 pde;
    } entries[];
} NpuBits;

#pragma pack(push, 1)
typedef struct {
    u8 a;
    u32 b;
    u16 c;
} NpuPacked;
#pragma pack(pop)

#pragma pack(push, 2)
struct NpuPackedByTwo {
    u8 a;
    u32 b;
    NpuPacked inner;
};
#pragma pack(pop)

typedef struct __attribute__((packed, aligned(4))) {
    u8 a;
    u64 b;
} NpuPackedAligned;

typedef struct NpuEmpty {
} NpuEmpty;
