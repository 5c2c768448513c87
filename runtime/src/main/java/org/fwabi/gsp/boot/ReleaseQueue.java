package org.fwabi.gsp.boot;

import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.GspFacts;
import org.fwabi.gsp.abi.GspMsgQueueElement;
import org.fwabi.gsp.abi.MsgqRxHeader;
import org.fwabi.gsp.abi.MsgqTxHeader;
import org.fwabi.gsp.abi.RpcMessageHeader;
import org.fwabi.gsp.queue.QueueProtocol;
import org.fwabi.message.MessageType;

/** The queues of a release, out of its layouts and facts. */
final class ReleaseQueue {
    /** Each side keeps its read pointer in the queue that it writes; the layout of the region depends on it. */
    private static final int FLAG_SWAP_RX = 1;

    /** Result words of a request, which the firmware replaces in its reply. */
    private static final int RESULT_PENDING = 0xffffffff;

    private ReleaseQueue() {}

    static QueueProtocol protocol(GspAbi abi) {
        GspFacts facts = abi.facts();
        int page = Math.toIntExact(facts.queuePageSize());
        int txSize = Math.toIntExact(abi.msgqTxHeader().byteSize());
        boolean counted = facts.rpcSequence() == GspFacts.RpcSequence.COUNTER;
        return new QueueProtocol(
                page,
                Math.toIntExact(facts.queuePages()),
                Math.toIntExact(facts.queueElementMax()),
                txHeader(abi.msgqTxHeader()),
                rxHeader(abi.msgqRxHeader()),
                txSize,
                page,
                0,
                FLAG_SWAP_RX,
                element(abi.gspMsgQueueElement()),
                rpc(abi.rpcMessageHeader()),
                (int) facts.rpcHeaderVersion(),
                (int) facts.rpcSignature(),
                RESULT_PENDING,
                abi.continuationRecord().number(),
                switch (facts.queueChecksum()) {
                    case XOR64 -> QueueProtocol.ChecksumRule.XOR64;
                    case XOR64_SLOTS -> QueueProtocol.ChecksumRule.XOR64_SLOTS;
                    case NONE -> QueueProtocol.ChecksumRule.NONE;
                },
                counted ? QueueProtocol.RpcSequence.COUNTER : QueueProtocol.RpcSequence.ZERO,
                counted);
    }

    private static QueueProtocol.TxHeader txHeader(MessageType<MsgqTxHeader> t) {
        return new QueueProtocol.TxHeader(
                Math.toIntExact(t.byteSize()),
                at(t, "version"),
                at(t, "size"),
                at(t, "msgSize"),
                at(t, "msgCount"),
                at(t, "writePtr"),
                at(t, "flags"),
                at(t, "rxHdrOff"),
                at(t, "entryOff"));
    }

    private static QueueProtocol.RxHeader rxHeader(MessageType<MsgqRxHeader> t) {
        return new QueueProtocol.RxHeader(Math.toIntExact(t.byteSize()), at(t, "readPtr"));
    }

    private static QueueProtocol.Element element(MessageType<GspMsgQueueElement> t) {
        return new QueueProtocol.Element(
                Math.toIntExact(t.byteSize()), at(t, "checkSum"), at(t, "seqNum"), at(t, "elemCount"), at(t, "rpc"));
    }

    private static QueueProtocol.Rpc rpc(MessageType<RpcMessageHeader> t) {
        return new QueueProtocol.Rpc(
                Math.toIntExact(t.byteSize()),
                at(t, "header_version"),
                at(t, "signature"),
                at(t, "length"),
                at(t, "function"),
                at(t, "rpc_result"),
                at(t, "rpc_result_private"),
                at(t, "sequence"));
    }

    private static int at(MessageType<?> type, String field) {
        return Math.toIntExact(type.offsetOf(field));
    }
}
