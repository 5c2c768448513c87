package org.fwabi.samples.tables.display;

import org.fwabi.gsp.rm.RmReply;
import org.fwabi.samples.tables.abi.GspAbi;

/** DisplayPort links with many streams, each to a display of its own behind a hub. */
public final class Mst {
    private final GspAbi abi;

    private final Target display;

    Mst(GspAbi abi, Target display) {
        this.abi = abi;
        this.display = display;
    }

    /**
     * Has a displayId found for a display behind a hub. It takes part in display masks until it is given back.
     *
     * @param displayId of the connector
     * @return the new one, or 0 if the firmware named none
     */
    public RmReply<Long> get(long displayId) {
        return display.ask(abi.allocateDisplayId(), request -> request.displayId(displayId))
                .map(answer -> answer.assigned());
    }

    /** Gives back what {@link #get} gave. */
    public RmReply<Done> put(long displayId) {
        return display.tell(abi.freeDisplayId(), request -> request.displayId(displayId));
    }

    /**
     * Sets up a stream of a link, whose SOR is assigned and whose link is trained.
     *
     * @see DisplayPort#stream
     */
    public RmReply<Done> stream(MultiStream stream) {
        return display.tell(abi.configStream(), request -> {
            request.head(stream.head())
                    .sorIndex(stream.sor())
                    .dpLink(stream.link())
                    .bEnableOverride(true)
                    .mst(true);
            request.many()
                    .slotStart(stream.firstSlot())
                    .slotEnd(stream.lastSlot())
                    .pbn(stream.bandwidth())
                    .timeslice(stream.alignedBandwidth());
        });
    }
}
