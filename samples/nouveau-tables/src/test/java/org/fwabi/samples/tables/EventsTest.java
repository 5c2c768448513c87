package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.decode.PayloadEntry;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.gsp.rm.RmEvent;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.GspEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the firmware sends unasked. */
class EventsTest {
    private static final int CLIENT = 1;

    private static final int HDMI = 0x100;

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void tellsOfDisplaysThatComeAndGoWhileSomebodyListens(String release) throws Exception {
        try (Bench bench = new Bench(release);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT)) {
            List<Notifications.Hotplug> heard = new ArrayList<>();
            RmEvent subscription = Notifications.onHotplug(client, heard::add);
            bench.rm().display().plug(HDMI, false);
            bench.rm().display().plug(HDMI, true);
            bench.poll();
            assertThat(heard).containsExactly(new Notifications.Hotplug(0, HDMI), new Notifications.Hotplug(HDMI, 0));

            subscription.close();
            bench.rm().display().plug(HDMI, false);
            bench.poll();
            assertThat(heard).hasSize(2);
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void tellsOfAChannelThatFaults(String release) throws Exception {
        try (Bench bench = new Bench(release);
                GpuClient client = GpuClient.create(bench.gpu().firmware(), CLIENT);
                VaSpace space = VaSpace.create(client, 0, false)) {
            List<ChannelFault> heard = new ArrayList<>();
            bench.gpu().onChannelFault(heard::add);
            Channel channel = Channel.create(
                    space, bench.gpu().classes().channel(), bench.gpu().channelSpec(EngineType.COPY3, 33, 64));
            channel.bind();
            channel.schedule(true);
            ReleaseTable table = SimReleases.find(release).orElseThrow();
            String struct =
                    table.payload("RC_TRIGGERED").flatMap(PayloadEntry::struct).orElseThrow();
            boolean withAddress = table.struct(struct).members().stream()
                    .anyMatch(member -> member.name().equals("mmuFaultAddrLo"));

            bench.rm().faultChannel(33, 31, message -> {
                message.setLong("scope", 1);
                if (withAddress) {
                    message.setLong("mmuFaultAddrLo", 0xc0001000L);
                    message.setLong("mmuFaultAddrHi", 2);
                }
            });
            bench.poll();

            assertThat(heard)
                    .containsExactly(new ChannelFault(
                            33, 0x0c, 31, 1, withAddress ? Optional.of(0x2c0001000L) : Optional.empty()));
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void takesEveryEventThatItKnowsAndGoesOn(String release) throws Exception {
        try (Bench bench = new Bench(release)) {
            ReleaseTable table = SimReleases.find(release).orElseThrow();
            bench.rm().events().osErrorLog(79, 0, 5, "GPU has fallen off the bus");
            bench.rm().events().mmuFaultQueued();
            bench.rm().events().libosPrint(0x1234, "text");
            bench.rm().events().lockdown(true);
            bench.rm().events().lockdown(false);
            if (table.events().find("GSP_POST_NOCAT_RECORD").isPresent()) {
                bench.rm().events().nocatRecord();
            }
            if (table.events().find("GSP_SEND_USER_SHARED_DATA").isPresent()) {
                bench.rm().events().userSharedData();
            }
            bench.poll();
            assertThat(FaultMethodBuffer.size(bench.gpu().firmware())).isEqualTo(0x2000);
            assertThat(bench.sim().refusals()).isEmpty();
        }
    }

    @Test
    void aNumberWithTwoMeaningsIsDecodedByRelease() throws Exception {
        // Source: NVIDIA open-gpu-kernel-modules 535.113.01 and 570.144, rpc_global_enums.h.
        int number = 0x101b;
        assertThat(GspAbi.of("535.113.01").eventNumber("GSP_SEND_USER_SHARED_DATA"))
                .hasValue(number);
        assertThat(GspAbi.of("570.144").eventNumber("GSP_SEND_USER_SHARED_DATA"))
                .isEmpty();
        MemorySegment payload = Arena.ofAuto().allocate(4096, 8);
        assertThat(GspAbi.of("535.113.01").events().decode(number, payload))
                .isInstanceOf(GspEvent.GspSendUserSharedData.class);
        assertThat(GspAbi.of("570.144").events().decode(number, payload)).isInstanceOf(GspEvent.Unknown.class);
        assertThat(SimReleases.find("570.144").orElseThrow().events().nameOf(number))
                .contains("NVLINK_FAULT_UP");
    }
}
