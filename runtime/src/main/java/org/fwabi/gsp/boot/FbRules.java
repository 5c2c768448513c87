package org.fwabi.gsp.boot;

/**
 * What a firmware release demands of the framebuffer on a family of chips. All in bytes.
 *
 * @param heapOs part of the heap for the operating system under GSP-RM
 * @param heapBase part of the heap for GSP-RM itself
 * @param heapPerGib part of the heap for each GiB of framebuffer, begun ones included
 * @param heapClients part of the heap for clients
 * @param heapMin least heap
 * @param heapMax largest heap
 * @param nonWprHeap heap outside the protected region
 * @param prescrubbed how much of the framebuffer's end is clean, so usable, before GSP runs; {@link Long#MAX_VALUE} for
 *     all
 * @param frtsSize FRTS region; 0 for none
 * @param endAlign alignment of the protected region's end
 * @param bootloaderAlign alignment of the bootloader
 * @param imageAlign alignment of the firmware image
 * @param heapAlign alignment of the heap and of the protected region's start
 * @param metaSize size of GspFwWprMeta, which begins the protected region
 */
record FbRules(
        long heapOs,
        long heapBase,
        long heapPerGib,
        long heapClients,
        long heapMin,
        long heapMax,
        long nonWprHeap,
        long prescrubbed,
        long frtsSize,
        long endAlign,
        long bootloaderAlign,
        long imageAlign,
        long heapAlign,
        long metaSize) {}
