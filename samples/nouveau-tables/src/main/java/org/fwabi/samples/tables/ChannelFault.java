package org.fwabi.samples.tables;

import java.util.Optional;
import org.fwabi.samples.tables.abi.RpcRcTriggered;

/**
 * A channel that faulted, as RC_TRIGGERED tells it. Releases put their fields in different places, and older ones do not
 * have the last ones.
 *
 * @param channel its number
 * @param engine number of its engine in the client's API
 * @param xid number of the error
 * @param scope how much recovery must stop
 * @param address of an MMU fault; empty where the release does not tell it
 */
public record ChannelFault(long channel, long engine, long xid, long scope, Optional<Long> address) {
    static ChannelFault of(RpcRcTriggered message) {
        return new ChannelFault(
                message.channelId(),
                message.engineType(),
                message.xid(),
                message.scope(),
                message.hasMmuFaultAddrLo()
                        ? Optional.of(message.mmuFaultAddrHiOr(0) << 32 | message.mmuFaultAddrLoOr(0))
                        : Optional.empty());
    }
}
