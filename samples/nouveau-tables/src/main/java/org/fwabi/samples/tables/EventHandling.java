package org.fwabi.samples.tables;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fwabi.gsp.queue.EventHandler;
import org.fwabi.gsp.rm.RmEvents;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.GspEvent;

/**
 * What becomes of each event. The switch has no default: an event that is added to the request and forgotten here is a
 * compile error. Events are decoded by release and number together, so that 0x101b is data of NVIDIA's own driver in 535
 * and unknown in the others.
 */
final class EventHandling implements EventHandler {
    private final GspAbi abi;

    private final RmEvents clients;

    private final EventLog log;

    private final List<Consumer<ChannelFault>> faultListeners = new ArrayList<>();

    EventHandling(GspAbi abi, RmEvents clients, EventLog log) {
        this.abi = abi;
        this.clients = clients;
        this.log = log;
    }

    /** Who hears of channels that fault from now on. Called while the queue is in use; must not make calls itself. */
    void onChannelFault(Consumer<ChannelFault> listener) {
        faultListeners.add(listener);
    }

    @Override
    public void onEvent(int number, MemorySegment payload) {
        switch (abi.events().decode(number, payload)) {
            case GspEvent.PostEvent post -> clients.route(number, payload);
            case GspEvent.RcTriggered(var message) -> {
                ChannelFault fault = ChannelFault.of(message);
                log.error(fault.toString());
                List.copyOf(faultListeners).forEach(listener -> listener.accept(fault));
            }
            case GspEvent.MmuFaultQueued() -> log.warning("an MMU fault is queued");
            case GspEvent.OsErrorLog(var error) -> log.error("Xid %d: %s".formatted(error.xid(), error.text()));
            case GspEvent.UcodeLibosPrint(var print) ->
                log.debug("engine %08x printed %d bytes".formatted(print.engine(), print.printLength()));
            case GspEvent.GspLockdownNotice(var notice) ->
                log.debug(notice.bLockdownEngaging() ? "registers are locked" : "registers are open again");
            // Of use to NVIDIA's own driver only.
            case GspEvent.GspPostNocatRecord record -> {}
            case GspEvent.GspSendUserSharedData data -> {}
            case GspEvent.PerfBridgelessInfoUpdate info -> {}
            case GspEvent.Malformed bad ->
                log.warning("event 0x%x is malformed: %s".formatted(bad.number(), bad.reason()));
            case GspEvent.Unknown unknown -> log.debug("event 0x%x is unknown".formatted(unknown.number()));
        }
    }
}
