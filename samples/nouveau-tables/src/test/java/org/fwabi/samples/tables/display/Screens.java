package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.rm.RmCalls;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.gsp.sim.rm.Output;
import org.fwabi.samples.tables.Bench;
import org.fwabi.samples.tables.Firmware;
import org.fwabi.samples.tables.GpuClient;
import org.fwabi.samples.tables.abi.GspAbi;

/** A booted GPU with an HDMI and a DisplayPort monitor, and its display opened. */
final class Screens implements AutoCloseable {
    static final long HDMI = 0x100;
    static final long DP = 0x200;
    static final RmStatus INVALID_ARGUMENT = RmStatus.of(0x1f);
    static final RmStatus INVALID_STATE = RmStatus.of(0x40);
    static final DisplayMemory INSTANCE = new DisplayMemory(DisplayMemory.Where.FRAMEBUFFER, 0x1f000000, 0x10000);

    final Bench bench;
    final GpuClient client;
    final Display display;
    final List<String> retries = new ArrayList<>();

    Screens(String release) {
        this(release, SimChip.GA102);
    }

    Screens(String release, SimChip chip) {
        bench = new Bench(release, chip);
        Firmware firmware = bench.gpu().firmware();
        try {
            client = GpuClient.create(firmware, 7);
            display = Display.open(
                            firmware.abi(),
                            client.device(),
                            firmware.info().internalClient(),
                            firmware.info().internalSubdevice(),
                            Chip.valueOf(chip.name()),
                            (control, status, tries) -> retries.add(control + " " + status + " " + tries))
                    .orElseThrow();
        } catch (RmException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether a struct of the release has a field. */
    boolean has(String struct, String field) {
        return SimReleases.find(abi().release()).orElseThrow().struct(struct).members().stream()
                .anyMatch(member -> member.name().equals(field));
    }

    GspAbi abi() {
        return client.abi();
    }

    RmCalls calls() {
        return client.calls();
    }

    Output dp() {
        return bench.rm().display().displayPort();
    }

    Output hdmi() {
        return bench.rm().display().hdmi();
    }

    /** An SOR for the DisplayPort monitor and a trained link, which streams need. */
    int link() {
        int sor = ok(display.connectors().assignSor(DP, 0, false)).orElseThrow();
        assertThat(ok(display.displayPort().train(DP, LinkSettings.single(4, 5400))))
                .isEqualTo(new Training(true, 0));
        return sor;
    }

    /** The driver made no mistake that the GPU noticed. */
    void noRefusals() {
        assertThat(bench.sim().refusals()).isEmpty();
    }

    /** The answer of a call that must work. */
    static <T> T ok(RmReply<T> reply) {
        return switch (reply) {
            case RmReply.Ok<T>(T answer) -> answer;
            default -> throw new AssertionError(reply.toString());
        };
    }

    /** A call must have failed with a status. */
    static void failed(RmReply<?> reply, RmStatus status) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        RmReply.Failed.class,
                        failure -> assertThat(failure.status()).isEqualTo(status));
    }

    @Override
    public void close() {
        display.close();
        client.close();
        bench.close();
    }
}
