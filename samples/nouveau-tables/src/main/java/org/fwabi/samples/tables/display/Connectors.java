package org.fwabi.samples.tables.display;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalInt;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.samples.tables.abi.AssignSor;
import org.fwabi.samples.tables.abi.GspAbi;

/** The displays that the board can have, what they are connected with, and what drives them. */
public final class Connectors {
    /** In the request of {@link #assignSor}. Source: NVIDIA open-gpu-kernel-modules 570.144, ctrl0073dfp.h. */
    private static final long WITH_SOUND = 1;

    private final GspAbi abi;

    private final Target display;

    Connectors(GspAbi abi, Target display) {
        this.abi = abi;
        this.display = display;
    }

    /**
     * Displays that the board can have.
     *
     * @param displays a bit a display
     * @param withSideBus those of them whose description can be read
     */
    public record Supported(long displays, long withSideBus) {}

    /**
     * Connectors of a display.
     *
     * @param connectors usually one
     * @param sharing displays that share its side bus, a bit a display
     * @param board kind of board, as the VBIOS numbers it
     */
    public record Connections(List<Connector> connectors, long sharing, long board) {}

    /** Asks which displays the board can have. */
    public RmReply<Supported> supported() {
        return display.ask(abi.supportedDisplays())
                .map(answer -> new Supported(answer.displayMask(), answer.displayMaskDdc()));
    }

    /**
     * Asks which of some displays are connected.
     *
     * @param displays a bit a display, of those that are supported
     * @return those that are, a bit a display
     */
    public RmReply<Long> connected(long displays) {
        return display.ask(abi.connectState(), request -> request.displayMask(displays))
                .map(answer -> answer.displayMask());
    }

    /** Asks whether a display is connected. */
    public RmReply<Boolean> isConnected(long displayId) {
        return connected(displayId).map(mask -> (mask & displayId) != 0);
    }

    /** Asks which connectors a display has. */
    public RmReply<Connections> connections(long displayId) {
        return display.ask(abi.connectorData(), request -> request.displayId(displayId))
                .map(answer -> new Connections(
                        answer.connectors().stream()
                                .map(data -> Connector.of(data.type(), data.index(), data.location()))
                                .toList(),
                        answer.ddcPartners(),
                        answer.platform()));
    }

    /** Asks what drives a display. */
    public RmReply<OutputResource> output(long displayId) {
        return display.ask(abi.outputInfo(), request -> request.displayId(displayId))
                .map(answer -> new OutputResource(
                        OutputResource.Kind.of(answer.type()),
                        answer.index(),
                        answer.protocol(),
                        answer.bIsDispDynamic(),
                        answer.bIsLitByVbios()));
    }

    /** Asks what a digital display is. */
    public RmReply<Panel> panel(long displayId) {
        return display.ask(abi.panelInfo(), request -> request.displayId(displayId))
                .map(answer -> Panel.of(answer.flags(), answer.uhbrSupported()));
    }

    /** Reads the description that a display gives of itself. Fails while nothing is connected. */
    public RmReply<Edid> edid(long displayId) {
        return display.ask(abi.edid(), request -> request.displayId(displayId))
                .map(answer -> new Edid(answer.edidBytes().toArray(ValueLayout.JAVA_BYTE)));
    }

    /**
     * Has an SOR chosen for a display; one that has an SOR keeps it. To be done before its mode is set or its link is
     * trained.
     *
     * @param taken SORs that must not be chosen, a bit an SOR
     * @param sound whether it must be able to carry sound
     * @return the SOR, or empty if the firmware named none
     */
    public RmReply<OptionalInt> assignSor(long displayId, int taken, boolean sound) {
        return display.ask(
                        abi.assignSor(),
                        request -> request.displayId(displayId)
                                .sorExcludeMask(taken)
                                .flags(sound ? WITH_SOUND : 0))
                .map(answer -> sorOf(answer, displayId));
    }

    private static OptionalInt sorOf(AssignSor answer, long displayId) {
        for (int sor = 0; sor < answer.sorsLength(); sor++) {
            if ((answer.sors(sor).displayMask() & displayId) != 0) {
                return OptionalInt.of(sor);
            }
        }
        return OptionalInt.empty();
    }
}
