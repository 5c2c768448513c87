package org.fwabi.gsp.queue;

import org.jspecify.annotations.Nullable;

/**
 * What the GSP's header of the status queue says, once judged.
 *
 * @param rxHeaderOffset where its read pointer's header lies, from the start of its queue
 * @param entryOffset where its first slot lies
 * @param fault what is wrong, or null; the offsets mean nothing then
 */
record PeerLink(int rxHeaderOffset, int entryOffset, QueueFailure.@Nullable BadPeer fault) {
    /** Same checks as NVIDIA's own driver makes before it links, and the flag that the layout depends on. */
    static PeerLink judge(
            QueueProtocol protocol,
            int version,
            int size,
            int msgSize,
            int msgCount,
            int flags,
            int rxHdrOff,
            int entryOff) {
        long queueSize = protocol.queueSize();
        long entry = Integer.toUnsignedLong(entryOff);
        long rx = Integer.toUnsignedLong(rxHdrOff);
        if (version != protocol.txVersion()) {
            return bad("version", protocol.txVersion(), version);
        }
        if (size != queueSize) {
            return bad("size", queueSize, size);
        }
        if (msgSize != protocol.pageSize()) {
            return bad("msgSize", protocol.pageSize(), msgSize);
        }
        if ((flags & protocol.txFlags()) != protocol.txFlags()) {
            return bad("flags", protocol.txFlags(), flags);
        }
        long rxMin = protocol.txHeader().size();
        long rxMax = queueSize - protocol.rxHeader().size();
        if (rx < rxMin || rx > rxMax || rx % 4 != 0) {
            return bad("rxHdrOff", "%d to %d, aligned to 4".formatted(rxMin, rxMax), rxHdrOff);
        }
        long entryMin = rx + protocol.rxHeader().size();
        long entryMax = queueSize - protocol.pageSize();
        if (entry < entryMin || entry > entryMax || entry % protocol.pageSize() != 0) {
            return bad("entryOff", "%d to %d, in whole pages".formatted(entryMin, entryMax), entryOff);
        }
        // The GSP may leave more room for its headers, but every page behind them is a slot.
        long count = (queueSize - entry) / protocol.pageSize();
        if (Integer.toUnsignedLong(msgCount) != count || count != protocol.ringPages()) {
            return bad("msgCount", protocol.ringPages(), msgCount);
        }
        return new PeerLink(rxHdrOff, entryOff, null);
    }

    private static PeerLink bad(String field, long expected, int actual) {
        return bad(field, Long.toString(expected), actual);
    }

    private static PeerLink bad(String field, String expected, int actual) {
        return new PeerLink(0, 0, new QueueFailure.BadPeer(field, expected, Integer.toUnsignedLong(actual)));
    }
}
