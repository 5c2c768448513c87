#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A ring of 63 slots of 4 KiB between two ends; one slot stays empty. Each end has its pointer on a cache line of its own
   and a private copy of a message. A message starts at a slot and holds its number, its checksum and, at the end, the
   complement of its number. */
#define SLOTS 63
#define SLOT 4096

struct ring {
    _Alignas(128) _Atomic uint32_t write;
    _Alignas(128) _Atomic uint32_t read;
    _Alignas(SLOT) uint8_t slots[SLOTS * SLOT];
};

struct end {
    struct ring *ring;
    uint32_t at;
    uint32_t bytes;
    uint32_t count;
    int summed;
    int cpu;
    int64_t messages;
    int64_t result;
    _Alignas(64) uint64_t message[65536 / 8];
};

__attribute__((noinline)) static uint32_t checksum(const uint64_t *words, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum ^= words[i];
    }
    return (uint32_t)(sum ^ (sum >> 32));
}

static inline void pause_a_little(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

static void put(struct end *end, int64_t number)
{
    struct ring *ring = end->ring;
    end->message[0] = (uint64_t)number;
    end->message[end->bytes / 8 - 1] = ~(uint64_t)number;
    if (end->summed) {
        end->message[1] = 0;
        end->message[1] = checksum(end->message, end->bytes / 8);
    }
    for (;;) {
        uint32_t read = atomic_load_explicit(&ring->read, memory_order_acquire);
        if (read >= SLOTS) {
            abort();
        }
        if ((read + SLOTS - end->at - 1) % SLOTS >= end->count) {
            break;
        }
        pause_a_little();
    }
    size_t start = (size_t)end->at * SLOT;
    size_t first = sizeof(ring->slots) - start;
    first = end->bytes < first ? end->bytes : first;
    memcpy(ring->slots + start, end->message, first);
    memcpy(ring->slots, (uint8_t *)end->message + first, end->bytes - first);
    end->at = (end->at + end->count) % SLOTS;
    atomic_store_explicit(&ring->write, end->at, memory_order_release);
}

/* Negative if the checksum is wrong. */
static int64_t take(struct end *end)
{
    struct ring *ring = end->ring;
    for (;;) {
        uint32_t write = atomic_load_explicit(&ring->write, memory_order_acquire);
        if (write >= SLOTS) {
            abort();
        }
        if ((write + SLOTS - end->at) % SLOTS >= end->count) {
            break;
        }
        pause_a_little();
    }
    size_t start = (size_t)end->at * SLOT;
    size_t first = sizeof(ring->slots) - start;
    first = end->bytes < first ? end->bytes : first;
    memcpy(end->message, ring->slots + start, first);
    memcpy((uint8_t *)end->message + first, ring->slots, end->bytes - first);
    end->at = (end->at + end->count) % SLOTS;
    atomic_store_explicit(&ring->read, end->at, memory_order_release);
    if (end->summed && checksum(end->message, end->bytes / 8) != 0) {
        return INT64_MIN;
    }
    return (int64_t)(2 * end->message[0] + end->message[end->bytes / 8 - 1]);
}

static struct end *open_end(struct ring *ring, uint32_t bytes, int summed, int64_t messages, int cpu)
{
    struct end *end = aligned_alloc(64, sizeof(struct end));
    memset(end, 0, offsetof(struct end, message) + bytes);
    end->ring = ring;
    end->bytes = bytes;
    end->count = (bytes + SLOT - 1) / SLOT;
    end->summed = summed;
    end->messages = messages;
    end->cpu = cpu;
    return end;
}

static struct ring *open_ring(void)
{
    static struct ring *ring;
    if (ring == NULL) {
        ring = aligned_alloc(SLOT, sizeof(struct ring));
        memset(ring, 0, sizeof(*ring));
    }
    ring->read = 0;
    ring->write = 0;
    return ring;
}

/* Puts the calling thread on one processor, if the system lets it; negative for any. */
int pin(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int i = 0; i < CPU_SETSIZE; i++) {
        if (cpu < 0 || i == cpu) {
            CPU_SET(i, &set);
        }
    }
    return sched_setaffinity(0, sizeof(set), &set);
}

static void *produce(void *argument)
{
    struct end *end = argument;
    pin(end->cpu);
    for (int64_t i = 0; i < end->messages; i++) {
        put(end, i);
    }
    return NULL;
}

static void *consume(void *argument)
{
    struct end *end = argument;
    pin(end->cpu);
    for (int64_t i = 0; i < end->messages; i++) {
        end->result += take(end);
    }
    return NULL;
}

/* Passes messages from one thread to another. Returns the sum of what arrived. */
int64_t two_threads(uint32_t bytes, int summed, int64_t messages)
{
    struct ring *ring = open_ring();
    struct end *in = open_end(ring, bytes, summed, messages, 0);
    struct end *out = open_end(ring, bytes, summed, messages, 1);
    pthread_t producer;
    pthread_t consumer;
    pthread_create(&consumer, NULL, consume, out);
    pthread_create(&producer, NULL, produce, in);
    pthread_join(producer, NULL);
    pthread_join(consumer, NULL);
    int64_t result = out->result;
    free(in);
    free(out);
    return result;
}

/* The same within one thread, one message at a time. */
int64_t one_thread(uint32_t bytes, int summed, int64_t messages)
{
    struct ring *ring = open_ring();
    struct end *in = open_end(ring, bytes, summed, messages, 0);
    struct end *out = open_end(ring, bytes, summed, messages, 0);
    int64_t result = 0;
    for (int64_t i = 0; i < messages; i++) {
        put(in, i);
        result += take(out);
    }
    free(in);
    free(out);
    return result;
}
