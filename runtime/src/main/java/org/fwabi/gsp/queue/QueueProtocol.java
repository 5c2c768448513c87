package org.fwabi.gsp.queue;

/**
 * Geometry and rules of the queues in one firmware release. All sizes and offsets are in bytes, all fields are
 * little-endian and 32 bits wide unless said.
 *
 * @param pageSize size of a ring slot, and of the pages that the page table lists; a power of two
 * @param ringPages slots in each ring; one of them always stays empty
 * @param elementMax largest element, with its headers; a multiple of 8
 * @param txHeader the writer's header of a queue
 * @param rxHeader the reader's header of a queue
 * @param rxHeaderOffset where the driver puts the reader's header, from the start of a queue
 * @param entryOffset where the driver puts the first slot, from the start of a queue; a multiple of the page size
 * @param txVersion version word of the writer's header
 * @param txFlags flags of the writer's header; bit 0 says that a queue holds the reader's header of the other ring
 * @param element the header of each element
 * @param rpc the RPC header, which lies inside the element's header
 * @param rpcVersion version word of the RPC header
 * @param rpcSignature signature word of the RPC header
 * @param rpcResultUnset what a request carries in both result words
 * @param continuationFunction the function number of a record that continues the message before it
 * @param checksum how an element is protected
 * @param rpcSequence what a request carries as its RPC sequence
 * @param repliesCarrySequence whether a reply repeats the RPC sequence of its request
 */
public record QueueProtocol(
        int pageSize,
        int ringPages,
        int elementMax,
        TxHeader txHeader,
        RxHeader rxHeader,
        int rxHeaderOffset,
        int entryOffset,
        int txVersion,
        int txFlags,
        Element element,
        Rpc rpc,
        int rpcVersion,
        int rpcSignature,
        int rpcResultUnset,
        int continuationFunction,
        ChecksumRule checksum,
        RpcSequence rpcSequence,
        boolean repliesCarrySequence) {

    /** How an element is protected against corruption. */
    public enum ChecksumRule {
        /** XOR of all 64-bit words, tail padded with zeros, both halves folded together; the whole comes to 0. */
        XOR64,
        /**
         * As {@link #XOR64}, but over whole slots: what stands behind the message in its last slot is part of the sum.
         */
        XOR64_SLOTS,
        /** Not at all. */
        NONE
    }

    /** What a request carries in the sequence word of its RPC header. */
    public enum RpcSequence {
        /** Always 0. */
        ZERO,
        /**
         * Messages that are waited for are numbered from 0, and so is each record of a message that has several. What
         * goes out in one record and is not waited for carries 0 and takes no number.
         */
        COUNTER
    }

    /** Size and field offsets of the writer's header ({@code msgqTxHeader}). */
    public record TxHeader(
            int size,
            int version,
            int queueSize,
            int msgSize,
            int msgCount,
            int writePtr,
            int flags,
            int rxHdrOff,
            int entryOff) {}

    /** Size and field offset of the reader's header ({@code msgqRxHeader}). */
    public record RxHeader(int size, int readPtr) {}

    /**
     * Size and field offsets of an element's header ({@code GSP_MSG_QUEUE_ELEMENT}), from the start of the element.
     *
     * @param size up to the first byte of payload, so with the RPC header
     * @param rpc where the RPC header starts
     */
    public record Element(int size, int checkSum, int seqNum, int elemCount, int rpc) {}

    /** Size and field offsets of the RPC header ({@code rpc_message_header}), from the start of that header. */
    public record Rpc(
            int size,
            int headerVersion,
            int signature,
            int length,
            int function,
            int result,
            int resultPrivate,
            int sequence) {}

    /** Refuses a geometry in which an element could not be sent or a pointer would not be aligned. */
    public QueueProtocol {
        require(pageSize >= 64 && Integer.bitCount(pageSize) == 1, "pageSize is not a power of two", pageSize);
        require(ringPages >= 2, "ringPages leaves no room for a message", ringPages);
        require(
                element.size() == element.rpc() + rpc.size(),
                "the RPC header does not end the element's",
                element.size());
        require(element.size() % 8 == 0 && element.size() < pageSize, "element header", element.size());
        require(elementMax % 8 == 0 && elementMax > element.size(), "elementMax", elementMax);
        require((elementMax - 1) / pageSize + 1 < ringPages, "elementMax does not fit the ring", elementMax);
        require(element.checkSum() % 4 == 0, "checkSum is not aligned", element.checkSum());
        require(rxHeaderOffset % 4 == 0 && rxHeaderOffset >= txHeader.size(), "rxHeaderOffset", rxHeaderOffset);
        require(entryOffset % pageSize == 0, "entryOffset is not a multiple of the page size", entryOffset);
        require(entryOffset >= rxHeaderOffset + rxHeader.size(), "entryOffset", entryOffset);
        require((txHeader.writePtr() | rxHeader.readPtr()) % 4 == 0, "a pointer is not aligned", txHeader.writePtr());
    }

    private static void require(boolean holds, String what, int value) {
        if (!holds) {
            throw new IllegalArgumentException("queue protocol: " + what + ": " + value);
        }
    }

    /** Size of one queue: headers and ring. */
    public int queueSize() {
        return entryOffset + ringPages * pageSize;
    }

    /** Most payload that one element can carry. */
    public int elementPayloadMax() {
        return elementMax - element.size();
    }

    /** What an RPC length does not count: the part of the element's header before the RPC header. */
    int transportHeader() {
        return element.rpc();
    }

    /** Slots that so many bytes of element take. */
    int slots(long bytes) {
        return (int) ((bytes + pageSize - 1) / pageSize);
    }
}
