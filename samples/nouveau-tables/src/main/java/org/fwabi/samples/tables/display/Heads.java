package org.fwabi.samples.tables.display;

import java.util.OptionalLong;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.samples.tables.abi.GspAbi;

/** The heads, each of which makes the picture of a display. */
public final class Heads {
    private final GspAbi abi;

    private final Target display;

    Heads(GspAbi abi, Target display) {
        this.abi = abi;
        this.display = display;
    }

    /** Asks how many heads there can be. Some of them may be fused off: {@link #mask}. */
    public RmReply<Long> count() {
        return display.ask(abi.headCount()).map(answer -> answer.numHeads());
    }

    /** Asks which heads are in use, a bit a head. */
    public RmReply<Long> mask() {
        return display.ask(abi.headMask()).map(answer -> answer.headMask());
    }

    /**
     * Asks which display a head shows.
     *
     * @return the display, or empty if the head shows none
     */
    public RmReply<OptionalLong> active(int head) {
        return display.ask(abi.activeDisplay(), request -> request.head(head))
                .map(answer -> answer.displayId() == 0 ? OptionalLong.empty() : OptionalLong.of(answer.displayId()));
    }
}
