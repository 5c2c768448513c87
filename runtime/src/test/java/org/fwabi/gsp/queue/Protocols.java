package org.fwabi.gsp.queue;

import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.fwabi.gsp.queue.QueueProtocol.Element;
import org.fwabi.gsp.queue.QueueProtocol.Rpc;
import org.fwabi.gsp.queue.QueueProtocol.RpcSequence;
import org.fwabi.gsp.queue.QueueProtocol.RxHeader;
import org.fwabi.gsp.queue.QueueProtocol.TxHeader;

/** Protocols for tests, written down by hand. */
final class Protocols {
    static final int CONTINUATION = 71;

    private Protocols() {}

    /** As in 570.144. */
    static QueueProtocol r570() {
        return sized(63, 65536);
    }

    /** As in 570.144, but with rings and elements of other sizes. */
    static QueueProtocol sized(int ringPages, int elementMax) {
        return with(ringPages, elementMax, ChecksumRule.XOR64, RpcSequence.ZERO, false);
    }

    static QueueProtocol with(
            int ringPages, int elementMax, ChecksumRule checksum, RpcSequence sequence, boolean repliesCarrySequence) {
        return new QueueProtocol(
                4096,
                ringPages,
                elementMax,
                new TxHeader(32, 0, 4, 8, 12, 16, 20, 24, 28),
                new RxHeader(4, 0),
                32,
                4096,
                0,
                1,
                new Element(80, 32, 36, 40, 48),
                new Rpc(32, 0, 4, 8, 12, 16, 20, 24),
                0x03000000,
                0x43505256,
                0xffffffff,
                CONTINUATION,
                checksum,
                sequence,
                repliesCarrySequence);
    }
}
