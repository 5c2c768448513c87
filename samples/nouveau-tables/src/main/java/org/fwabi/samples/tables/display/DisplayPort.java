package org.fwabi.samples.tables.display;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmRetry;
import org.fwabi.samples.tables.abi.DpCaps;
import org.fwabi.samples.tables.abi.DpTrain;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.IndexedLinkRates;

/**
 * DisplayPort links: what they can do, their training, and the picture on a link with one stream. Links with many are
 * {@link Mst}.
 */
public final class DisplayPort {
    /** Rates that a panel can list, and lanes that a link can have. */
    private static final int MAX_RATES = 8;

    private static final int MAX_LANES = 8;

    private final GspAbi abi;

    private final Target display;

    private final RmRetry<DpTrain> patience;

    DisplayPort(GspAbi abi, Target display, RmRetry.Told told) {
        this.abi = abi;
        this.display = display;
        this.patience = Patience.of(abi.dpTrain(), DpTrain::retryTimeMs, told);
    }

    /** Asks what an SOR can do over DisplayPort. */
    public RmReply<DpCapabilities> capabilities(int sor) {
        return display.ask(abi.dpCaps(), request -> request.sorIndex(sor)).map(DisplayPort::read);
    }

    private static DpCapabilities read(DpCaps caps) {
        return new DpCapabilities(
                LinkRates.ofCode(caps.maxLinkRate()),
                caps.bIsMultistreamSupported(),
                caps.bHasIncreasedWatermarkLimits(),
                caps.bFecSupported(),
                caps.dsc().bDscSupported(),
                caps.dsc().maxSlices(),
                caps.minCompressedClock());
    }

    /**
     * Tells the rates that a built-in panel lists, and asks for those of them that the GPU can do.
     *
     * @param rates as the panel's registers list them, in units of 200 kbit/s; up to 8, and none to forget them
     * @return in Mbit/s
     * @throws IllegalArgumentException if they are more
     */
    public RmReply<List<Integer>> indexedRates(long displayId, List<Integer> rates) {
        if (rates.size() > MAX_RATES) {
            throw new IllegalArgumentException("%d rates, up to %d are possible".formatted(rates.size(), MAX_RATES));
        }
        return display.ask(abi.indexedLinkRates(), request -> {
                    request.displayId(displayId);
                    for (int i = 0; i < rates.size(); i++) {
                        request.linkRateTbl(i, rates.get(i));
                    }
                })
                .map(this::read);
    }

    /** The unit of the answer changed without its layout; it is a fact of the release. */
    private List<Integer> read(IndexedLinkRates answer) {
        int unit = (int) abi.facts().dpIndexedRateUnit();
        List<Integer> rates = new ArrayList<>();
        for (int i = 0; i < answer.linkBwTblLength(); i++) {
            rates.add(answer.linkBwTbl(i) * unit);
        }
        return List.copyOf(rates);
    }

    /**
     * Sets a link up and trains it. A sink that is not ready is asked again up to three times, after the time that the
     * firmware names; if it is still not ready, the reply is {@link RmReply.Fine} and the link is not trained.
     */
    public RmReply<Training> train(long displayId, LinkSettings settings) {
        RmReply<DpTrain> reply = display.ask(
                abi.dpTrain(),
                request -> request.displayId(displayId).cmd(settings.command()).data(settings.data()),
                patience);
        // Only a status of success says that the rest of the answer is about a training that took place.
        return reply instanceof RmReply.Ok<DpTrain>
                ? reply.map(answer -> new Training(answer.err() == 0, answer.err()))
                : reply.map(answer -> new Training(false, answer.err()));
    }

    /**
     * Sets the signals of the lanes of a link.
     *
     * @param lanes from lane 0 on
     * @throws IllegalArgumentException if there are none, or more than 8
     */
    public RmReply<Done> signals(long displayId, List<Lane> lanes) {
        if (lanes.isEmpty() || lanes.size() > MAX_LANES) {
            throw new IllegalArgumentException("%d lanes, 1 to %d are possible".formatted(lanes.size(), MAX_LANES));
        }
        return display.tell(abi.setLaneData(), request -> {
            request.displayId(displayId).numLanes(lanes.size());
            for (int i = 0; i < lanes.size(); i++) {
                request.lanes(i, lanes.get(i).bits());
            }
        });
    }

    /** Has the driver see to watermarks, interrupts and retries itself; once, before anything is trained. */
    public RmReply<Done> manual() {
        return display.tell(abi.manualDp(), request -> {});
    }

    /**
     * Sets up the only stream of a link, whose SOR is assigned and whose link is trained.
     *
     * <p>The parameters shrank with one release. The bindings make them as long as the release in use has them; firmware
     * refuses any other length.
     */
    public RmReply<Done> stream(SingleStream stream) {
        return display.tell(abi.configStream(), request -> {
            request.head(stream.head())
                    .sorIndex(stream.sor())
                    .dpLink(stream.link())
                    .bEnableOverride(true)
                    .mst(false)
                    .hBlankSym(stream.horizontalBlank())
                    .vBlankSym(stream.verticalBlank());
            request.single()
                    .bEnhancedFraming(stream.enhancedFraming())
                    .tuSize(stream.transferUnit())
                    .waterMark(stream.watermark());
        });
    }
}
