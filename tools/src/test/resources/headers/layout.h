/* Every construct of a layout, once. */
#include "base.h"

struct inner {
    u32 a;
};

struct forward;
typedef struct later later_t;
typedef struct chain chain;

typedef u32 row[4];
typedef row grid[2];
typedef u32 tail[];

struct aligned_members {
    u32 head;
    u64 member __attribute__((aligned(8)));
    u64_aligned by_type;
    struct inner array[3] __attribute__((aligned(8)));
    void *pointer __attribute__((aligned(16)));
    u64 plain;
    const volatile u32_wide wide;
    _Alignas(16) u8 alignas_member;
};

typedef struct {
    u32 a;
    u8 b;
} __attribute__((aligned(16))) aligned_whole;

typedef struct holds_aligned {
    u8 a;
    aligned_whole whole;
    aligned_whole many[2];
} holds_aligned;

struct __attribute__((packed)) packed {
    u8 a;
    u64 b;
    u16 c;
};

struct bits {
    u8 before;
    u32 low : 3;
    u32 wide : 30;
    u32 : 0;
    s32 sign : 1;
    u64 long_one : 40;
    u8 after;
};

union named_union {
    u32 word;
    u8 bytes[6];
};

struct nested {
    u8 head;
    union {
        u32 left;
        u64 right;
    };
    struct {
        u32 x;
        struct {
            u16 deep;
        };
    };
    struct {
        u32 y;
    } named;
    union {
        u16 z;
        u32 t;
    } several[2];
    union named_union elsewhere;
};

struct arrays {
    u8 one[5];
    u16 two[2][3];
    u32 three[2][3][4];
    row by_typedef;
    row of_typedefs[3];
    grid of_grids[2];
    struct inner structs[2][2];
    void *pointers[3];
};

struct flexible {
    u64 count;
    u8 kind;
    u16 data[];
};

struct flexible_by_typedef {
    u32 count;
    tail data;
};

struct zero {
    u64 count;
    u8 kind;
    u32 data[0];
    u32 rows[0][4];
};

struct scalars {
    _Bool flag;
    char text;
    signed char small;
    unsigned char byte;
    short s;
    int i;
    long l;
    long long ll;
    unsigned long long ull;
    float f;
    double d;
    enum negative negative;
    enum packed_enum packed;
    enum wide_enum wide;
};

struct odd {
    int vector __attribute__((vector_size(16)));
    _Complex double complex;
    __int128 huge;
    long double extended;
};

struct pointers {
    void *nothing;
    const u32 *number;
    struct forward *forward;
    chain *chain;
    int (*function)(int);
    enum unknown *unknown;
};

struct later {
    later_t *self;
    u32 value;
};
typedef struct later later_too;
typedef later_t later_indirect;
typedef const struct later later_const;

struct chain {
    struct chain *next;
    struct link {
        chain *back;
    } link;
};

struct nothing_in_it {};

static inline int uses(void)
{
    struct local {
        int hidden;
    } local = {1};
    return local.hidden;
}
