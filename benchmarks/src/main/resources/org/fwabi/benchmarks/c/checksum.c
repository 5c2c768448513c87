#include <stddef.h>
#include <stdint.h>

/* XOR of 64-bit words, both halves folded together. */
__attribute__((noinline)) static uint32_t checksum(const uint64_t *words, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum ^= words[i];
    }
    return (uint32_t)(sum ^ (sum >> 32));
}

/* As many checksums of one block, whose first word counts them; their sum. */
uint32_t checksums(uint64_t *words, size_t bytes, int times)
{
    uint32_t sum = 0;
    for (int i = 0; i < times; i++) {
        words[0] = (uint64_t)i;
        sum += checksum(words, bytes / 8);
    }
    return sum;
}
