package org.fwabi.gsp.queue;

/**
 * What a message's headers say. Of a rejected message it is what they claim, and nothing of it can be trusted.
 *
 * @param number function or event number
 * @param payloadBytes bytes after the headers, of all records together; of a rejected message as claimed, which may be
 *     negative
 * @param seqNum the transport's sequence number of its first element, unsigned
 * @param rpcSequence the RPC sequence, unsigned
 * @param result the RPC result
 * @param records elements that carried it, with continuation records
 * @param slots ring slots that they took
 */
public record MessageInfo(
        int number, long payloadBytes, int seqNum, int rpcSequence, int result, int records, int slots) {}
