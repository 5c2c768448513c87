/* What other headers of this folder build on. */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef signed int s32;
typedef unsigned long long u64;
typedef u64 u64_aligned __attribute__((aligned(8)));
typedef u32 u32_wide __attribute__((aligned(8)));

enum negative { MINUS = -1, ZERO, FIVE = 5 };
enum __attribute__((packed)) packed_enum { PACKED_A, PACKED_B = 200 };
enum wide_enum { WIDE_TOP = 0xffffffffffffffffULL, WIDE_ONE = 1 };
typedef enum { PLAIN_A = 0x80000000, PLAIN_B = 7 } plain_enum, plain_enum_too;
