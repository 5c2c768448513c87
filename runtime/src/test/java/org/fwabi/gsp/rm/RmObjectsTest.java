package org.fwabi.gsp.rm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.decode.CommandEntry;
import org.fwabi.gsp.queue.MessageInfo;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.QueueTrace;
import org.fwabi.gsp.queue.Rejection;
import org.fwabi.gsp.sim.rm.RmFault;
import org.fwabi.message.UnsupportedReleaseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects live as long as their owners say, on every release. */
class RmObjectsTest {
    private static final int HDMI = 0x100;
    private static final int HOTPLUG = 1;

    private static RmEvents events(Bench bench, List<String> strays) throws UnsupportedReleaseException {
        RmEvents events = new RmEvents(bench.calls.release(), strays::add);
        bench.gpu.queue().onEvent((number, payload) -> {
            if (!events.route(number, payload)) {
                strays.add("event " + number);
            }
        });
        return events;
    }

    private static void drain(Bench bench) throws QueueException {
        bench.gpu.clock().sleepNanos(1_000_000);
        while (bench.gpu.queue().poll()) {}
    }

    /** Only the handle is written; the process comes from the specs, with the request as it is made. */
    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void aClientIsTheKernels(String release) throws UnsupportedReleaseException, RmException {
        try (Bench bench = new Bench(release)) {
            List<Long> processes = new ArrayList<>();
            String envelope = bench.table
                    .command("GSP_RM_ALLOC")
                    .flatMap(CommandEntry::request)
                    .orElseThrow();
            int alloc = bench.table.functions().number("GSP_RM_ALLOC");
            bench.gpu.queue().trace(new QueueTrace() {
                @Override
                public void sent(MessageInfo message, MemorySegment payload) {
                    if (message.number() == alloc) {
                        long params = bench.table.struct(envelope).size();
                        processes.add(bench.table
                                .view("NV0000_ALLOC_PARAMETERS", payload.asSlice(params))
                                .getLong("processID"));
                    }
                }

                @Override
                public void received(MessageInfo message, MemorySegment payload) {}

                @Override
                public void rejected(MessageInfo message, Rejection reason) {}
            });
            RmClient.create(bench.calls, 7, events(bench, new ArrayList<>()));
            assertThat(processes).containsExactly(0xffff_ffffL);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void aClientFreesAllThatItHas(String release) throws UnsupportedReleaseException, RmException {
        try (Bench bench = new Bench(release)) {
            int before = bench.rm().objects();
            RmClient client = RmClient.create(bench.calls, 7, events(bench, new ArrayList<>()));
            RmSubdevice subdevice = client.device().subdevice();
            assertThat(client.device().subdevice()).isSameAs(subdevice);
            RmObject space = client.device()
                    .create(
                            0x90f10000,
                            bench.objectClass("FERMI_VASPACE_A", "NV_VASPACE_ALLOCATION_PARAMETERS"),
                            p -> {});
            assertThat(bench.rm().objects()).isEqualTo(before + 4);
            assertThatExceptionOfType(RmException.class)
                    .isThrownBy(() -> RmClient.create(bench.calls, 7, events(bench, new ArrayList<>())))
                    .withMessageContaining("NV_ERR_INSERT_DUPLICATE_NAME");
            assertThat(client.free()).isEmpty();
            assertThat(bench.rm().objects()).isEqualTo(before);
            assertThat(space.freed()).isTrue();
            assertThatIllegalStateException()
                    .isThrownBy(() -> subdevice.control(bench.faultBuffer()))
                    .withMessageContaining("5d1d0000");
            assertThat(client.free()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void aFreeThatFailsIsToldAndTheRestIsFreed(String release) throws UnsupportedReleaseException, RmException {
        try (Bench bench = new Bench(release)) {
            int before = bench.rm().objects();
            RmClient client = RmClient.create(bench.calls, 1, events(bench, new ArrayList<>()));
            client.device().subdevice();
            bench.rm().inject(new RmFault.AnswerStatus("FREE", 0x40, 1));
            assertThat(client.free())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.describe())
                            .isEqualTo("free of NV20_SUBDEVICE_0 5d1d0000 failed with NV_ERR_INVALID_STATE (0x40)"));
            assertThat(bench.rm().objects()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void onlyWhoSubscribedHears(String release) throws UnsupportedReleaseException, RmException, QueueException {
        try (Bench bench = new Bench(release)) {
            List<String> strays = new ArrayList<>();
            RmEvents events = events(bench, strays);
            List<Integer> plugged = new ArrayList<>();
            try (RmClient client = RmClient.create(bench.calls, 0xffff, events)) {
                RmEvent event = client.device().subdevice().subscribe(HOTPLUG, notification -> {
                    assertThat(notification.status()).isEqualTo(RmStatus.OK);
                    assertThat(notification.data().byteSize()).isEqualTo(8);
                    plugged.add(notification.data().get(ValueLayout.JAVA_INT_UNALIGNED, 0));
                });
                bench.rm().display().plug(HDMI, false);
                bench.rm().display().plug(HDMI, true);
                bench.rm().display().irq();
                drain(bench);
                assertThat(plugged).containsExactly(0, HDMI);
                bench.rm().display().plug(HDMI, false);
                event.close();
                drain(bench);
                assertThat(bench.rm().display().plug(HDMI, true)).isZero();
                bench.gpu.gpu().injectEvent("POST_EVENT", 0, message -> message.setLong("hClient", 0xc1d00055L));
                bench.gpu.gpu().injectEvent("POST_EVENT", 4, message -> message.setLong("eventDataSize", 500));
                bench.gpu.gpu().injectEvent("MMU_FAULT_QUEUED", 0, message -> {});
                drain(bench);
            }
            assertThat(plugged).hasSize(2);
            assertThat(strays).hasSize(4);
            assertThat(strays.get(0)).contains("007e0000");
            assertThat(strays.get(1)).contains("c1d00055");
            assertThat(strays.get(2)).contains("eventData");
            assertThat(strays.get(3)).startsWith("event ");
        }
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.gsp.rm.Bench#releases")
    void aSubscriptionThatIsRefusedLeavesNothing(String release) throws UnsupportedReleaseException, RmException {
        try (Bench bench = new Bench(release);
                RmClient client = RmClient.create(bench.calls, 3, events(bench, new ArrayList<>()))) {
            RmSubdevice subdevice = client.device().subdevice();
            int before = bench.rm().objects();
            bench.rm().inject(new RmFault.AnswerStatus("NV2080_CTRL_CMD_EVENT_SET_NOTIFICATION", 0x56, 1));
            assertThatThrownBy(() -> subdevice.subscribe(HOTPLUG, notification -> {}))
                    .isInstanceOf(RmException.class)
                    .hasMessageContaining("notifier 1 failed");
            assertThat(bench.rm().objects()).isEqualTo(before);
        }
    }
}
