#ifndef TYPES_H
#define TYPES_H
#if !NPU_CONFIGURED || !defined(NPU_RELEASE)
#error "compiled without the flags of the Makefile"
#endif
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char s8;
typedef int s32;
typedef long long s64;
typedef u8 NpuBool;
typedef u32 NpuHandle;
typedef void *NpuPtr;
typedef u64 NpuAddress;
#define ALIGNED(type, name, bytes) type name __attribute__((aligned(bytes)))

/* Not of the surface, but a struct of it holds one. */
typedef struct NpuVersion {
    u16 major;
    u16 minor;
} NpuVersion;
#endif
