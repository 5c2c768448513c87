package org.fwabi.gsp.sim.rm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A connector with what hangs on it and what the driver set. */
public final class Output {
    private final int displayId;
    private final boolean displayPort;
    private final String monitor;
    private final byte[] edid;
    private boolean plugged = true;
    private int sor = -1;
    private int brightness = 50;
    private boolean hdmiEnabled;
    private long hdmiCaps;
    private boolean audio;
    private boolean muted;
    private byte[] eld = new byte[0];
    private long linkConfiguration;
    private int refusals;
    private long wait;
    private final List<byte[]> packets = new ArrayList<>();
    final Dpcd dpcd = new Dpcd();

    Output(int displayId, boolean displayPort, String monitor) {
        this.displayId = displayId;
        this.displayPort = displayPort;
        this.monitor = monitor;
        this.edid = Edid.of(monitor, displayPort);
    }

    /** Its bit in display masks. */
    public int displayId() {
        return displayId;
    }

    /** DisplayPort, or else HDMI. */
    public boolean displayPort() {
        return displayPort;
    }

    /** Name of the monitor. */
    public String monitor() {
        return monitor;
    }

    byte[] edid() {
        return edid.clone();
    }

    /** Whether a monitor is connected. */
    public boolean plugged() {
        return plugged;
    }

    void plug(boolean on) {
        plugged = on;
    }

    /**
     * Has the sink answer on its side channel, and in training, that it is not ready yet.
     *
     * @param times how often, from now on
     * @param millis how long it then asks the driver to wait
     */
    public void notReady(int times, long millis) {
        refusals = times;
        wait = millis;
    }

    /** How long the driver is to wait, if the sink is not ready; each question counts. */
    OptionalLong notReady() {
        if (refusals == 0) {
            return OptionalLong.empty();
        }
        refusals--;
        return OptionalLong.of(wait);
    }

    /** Index of the output resource that drives it, or -1. */
    public int sor() {
        return sor;
    }

    void assign(int index) {
        sor = index;
    }

    /** Of the panel, in percent. */
    public int brightness() {
        return brightness;
    }

    void brightness(int percent) {
        brightness = percent;
    }

    /** Whether HDMI is on. */
    public boolean hdmiEnabled() {
        return hdmiEnabled;
    }

    void hdmiEnabled(boolean on) {
        hdmiEnabled = on;
    }

    /** What the driver said of the HDMI monitor. */
    public long hdmiCaps() {
        return hdmiCaps;
    }

    void hdmiCaps(long caps) {
        hdmiCaps = caps;
    }

    /** Whether audio is on. */
    public boolean audio() {
        return audio;
    }

    void audio(boolean on) {
        audio = on;
    }

    /** Whether audio is muted. */
    public boolean muted() {
        return muted;
    }

    void muted(boolean on) {
        muted = on;
    }

    /** What the monitor can do for audio, as the driver told. */
    public byte[] eld() {
        return eld.clone();
    }

    void eld(byte[] bytes) {
        eld = bytes;
    }

    /** Link bandwidth and lanes as trained: bandwidth * 256 + lanes; 0 if not. */
    public long link() {
        return linkConfiguration;
    }

    void link(long configuration) {
        linkConfiguration = configuration;
    }

    /** Packets the driver sends with the picture. */
    public List<byte[]> packets() {
        return List.copyOf(packets);
    }

    void packet(byte[] bytes) {
        packets.add(bytes);
    }
}
