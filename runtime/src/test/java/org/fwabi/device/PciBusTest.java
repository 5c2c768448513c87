package org.fwabi.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PciBusTest {
    private final List<String> log = new ArrayList<>();

    private final FakeFunction function = new FakeFunction(0x10de, 0x2206);

    private final PciBus bus = new PciBus();

    /** Takes one of each resource, and tells what happens. */
    private class TestDriver implements PciDriver<String> {
        private PciDevice.@Nullable Core core;
        private PciDevice.@Nullable Bound bound;
        private @Nullable Mmio bar0;
        private @Nullable DmaBuffer buffer;
        private boolean fail;
        private boolean failUnbind;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public List<PciId> idTable() {
            return List.of(PciId.device(0x10de, 0x2206));
        }

        @Override
        public String probe(PciDevice.Core device) throws ProbeException {
            log.add("probe " + device.address());
            core = device;
            bound = device.bound();
            device.enableMemory();
            device.setMaster();
            device.setDmaMask(47);
            bar0 = device.mapBar(0);
            try {
                buffer = device.allocateDma(100);
            } catch (DmaException e) {
                throw new ProbeException("no memory", e);
            }
            DmaBuffer probed = buffer;
            device.atUnbind(() ->
                    log.add("resources go, mapped: " + (function.dma().resolve(probed.deviceAddress(), 1) != null)));
            if (fail) {
                throw new ProbeException("will not");
            }
            return "data";
        }

        @Override
        public void unbind(PciDevice.Core device, String data) {
            log.add("unbind " + data + ", register "
                    + Objects.requireNonNull(bar0).read32(0x10));
            if (failUnbind) {
                throw new IllegalStateException("can't");
            }
        }
    }

    private final TestDriver driver = new TestDriver();

    @Test
    void probesWhicheverComesLast() {
        PciBus.Registration<String> registration = bus.register(driver);
        PciDevice.Normal device = bus.attach(function);

        assertThat(bus.isBound(device)).isTrue();
        assertThat(registration.data(device)).contains("data");
        assertThat(log).containsExactly("probe 0000:01:00.0");

        PciBus other = new PciBus();
        PciDevice.Normal early = other.attach(new FakeFunction(0x10de, 0x2206));
        assertThat(other.isBound(early)).isFalse();
        other.register(driver);
        assertThat(other.isBound(early)).isTrue();
    }

    @Test
    void leavesOtherDevicesAlone() {
        bus.register(driver);
        PciDevice.Normal device = bus.attach(new FakeFunction(0x10de, 0x2207));
        assertThat(bus.isBound(device)).isFalse();
        assertThat(log).isEmpty();
    }

    @Test
    void matchesByClass() {
        PciId vga = PciId.vendorClass(0x10de, 0x0300);
        assertThat(vga.matches(new PciIdentity(0x10de, 1, 0, 0, 0x030000, 0))).isTrue();
        assertThat(vga.matches(new PciIdentity(0x10de, 1, 0, 0, 0x030001, 0))).isTrue();
        assertThat(vga.matches(new PciIdentity(0x10de, 1, 0, 0, 0x030200, 0))).isFalse();
        assertThat(vga.matches(new PciIdentity(0x1002, 1, 0, 0, 0x030000, 0))).isFalse();
    }

    @Test
    void readsWhatTheFunctionIs() {
        PciDevice.Normal device = bus.attach(function);
        assertThat(device.identity()).isEqualTo(new PciIdentity(0x10de, 0x2206, 0x5678, 0x1234, 0x030000, 0xa1));
        assertThat(device).hasToString("0000:01:00.0 10de:2206");
        assertThatIllegalArgumentException().isThrownBy(() -> bus.attach(function));
    }

    @Test
    void unbindsBeforeResourcesGo() {
        bus.register(driver);
        PciDevice.Normal device = bus.attach(function);
        function.set(0x10, 7);
        assertThat(function.command()).isEqualTo(0b110);

        bus.unbind(device);

        assertThat(log).containsExactly("probe 0000:01:00.0", "unbind data, register 7", "resources go, mapped: true");
        assertThat(function.command()).as("bus mastering is off").isEqualTo(0b010);
        assertThat(bus.dmaMappings(device)).isZero();
    }

    @Test
    void releasesWhatAFailedProbeTook() {
        driver.fail = true;
        bus.register(driver);
        PciDevice.Normal device = bus.attach(function);

        assertThat(bus.isBound(device)).isFalse();
        assertThat(bus.probeFailure(device))
                .hasValueSatisfying(e -> assertThat(e).hasMessage("will not"));
        assertThat(bus.dmaMappings(device)).isZero();
        assertThat(function.command()).isEqualTo(0b010);
        assertThat(log).containsExactly("probe 0000:01:00.0", "resources go, mapped: true");
        assertThat(Objects.requireNonNull(driver.bound).alive()).isFalse();

        driver.fail = false;
        assertThat(bus.bind(device)).isTrue();
        assertThat(bus.probeFailure(device)).isEmpty();
    }

    @Test
    void refusesLateAccess() {
        bus.register(driver);
        PciDevice.Normal device = bus.attach(function);
        PciDevice.Bound bound = Objects.requireNonNull(driver.bound);
        Mmio bar0 = Objects.requireNonNull(driver.bar0);
        DmaBuffer buffer = Objects.requireNonNull(driver.buffer);
        MemorySegment memory = buffer.memory();
        memory.set(ValueLayout.JAVA_BYTE, 99, (byte) 1);
        assertThat(bar0.read32(0)).isZero();

        bus.unbind(device);

        assertThatThrownBy(() -> bar0.read32(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bar0.write32(0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bound.allocateDma(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bound.mapBar(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(bound::clock).isInstanceOf(IllegalStateException.class);
        assertThat(function.dma().resolve(buffer.deviceAddress(), 1)).isNull();
        assertThat(bound.normal()).isEqualTo(device);
        buffer.close();
    }

    @Test
    void refusesALeakedCore() {
        bus.register(driver);
        PciDevice.Normal device = bus.attach(function);
        PciDevice.Core leaked = Objects.requireNonNull(driver.core);

        assertThatThrownBy(leaked::setMaster)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("callback");
        assertThatThrownBy(() -> leaked.setDmaMask(40)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> leaked.mapBar(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(leaked::bound).isInstanceOf(IllegalStateException.class);
        assertThat(leaked.alive()).isFalse();
        assertThat(leaked.address()).isEqualTo(device.address());
        assertThat(Objects.requireNonNull(driver.bound).alive()).isTrue();
    }

    @Test
    void mapsDmaMemoryForTheDeviceAsLongAsItLives() throws DmaException {
        bus.register(driver);
        bus.attach(function);
        PciDevice.Bound bound = Objects.requireNonNull(driver.bound);
        DmaBuffer a = bound.allocateDma(5000);
        DmaBuffer b = bound.allocateDma(1);
        a.memory().set(ValueLayout.JAVA_BYTE, 4999, (byte) 42);

        MemorySegment seen = Objects.requireNonNull(function.dma().resolve(a.deviceAddress() + 4990, 10));
        assertThat(seen.get(ValueLayout.JAVA_BYTE, 9)).isEqualTo((byte) 42);
        assertThat(a.deviceAddress() % 4096).isZero();
        assertThat(a.deviceAddress()).as("needs more than 32 bits").isGreaterThan(0xffff_ffffL);
        assertThat(function.dma().resolve(a.deviceAddress() + 4990, 11)).isNull();
        assertThat(function.dma().resolve(a.deviceAddress() - 1, 2)).isNull();
        assertThat(function.dma().resolve(a.deviceAddress(), Long.MAX_VALUE)).isNull();
        assertThat(function.dma().resolve(-1, 1)).isNull();
        assertThat(b.deviceAddress()).isGreaterThan(a.deviceAddress() + 8192);

        a.close();
        assertThat(function.dma().resolve(a.deviceAddress(), 1)).isNull();
        assertThat(bound.allocateDma(1).deviceAddress())
                .as("addresses don't come back")
                .isGreaterThan(b.deviceAddress());
    }

    @Test
    void keepsToTheDmaMask() throws DmaException {
        bus.register(new TestDriver() {
            @Override
            public String probe(PciDevice.Core device) throws ProbeException {
                try {
                    assertThat(device.allocateDma(1).deviceAddress()).isLessThan(1L << 32);
                    device.setDmaMask(24);
                    assertThatThrownBy(() -> device.allocateDma(1)).isInstanceOf(DmaException.class);
                    assertThatIllegalArgumentException().isThrownBy(() -> device.setDmaMask(23));
                } catch (DmaException e) {
                    throw new ProbeException("no memory", e);
                }
                return "data";
            }
        });
        PciDevice.Normal device = bus.attach(function);
        assertThat(bus.probeFailure(device)).isEmpty();
        assertThat(bus.isBound(device)).isTrue();
    }

    @Test
    void deliversInterruptsWhileBound() {
        bus.register(driver);
        PciDevice.Normal device = bus.attach(function);
        PciDevice.Bound bound = Objects.requireNonNull(driver.bound);
        List<String> heard = new ArrayList<>();
        bound.onInterrupt(() -> heard.add("a"));
        PciDevice.AutoCloseableQuietly second = bound.onInterrupt(() -> heard.add("b"));

        function.raise();
        second.close();
        function.raise();
        bus.unbind(device);
        function.raise();

        assertThat(heard).containsExactly("a", "b", "a");
    }

    @Test
    void releasesResourcesEvenIfTheDriverFailsToUnbind() {
        driver.failUnbind = true;
        bus.register(driver);
        PciDevice.Normal device = bus.attach(function);

        assertThatThrownBy(() -> bus.remove(device)).hasMessage("can't");
        assertThat(log).last().isEqualTo("resources go, mapped: true");
        assertThat(bus.devices()).isEmpty();
        assertThat(function.dma().resolve(Objects.requireNonNull(driver.buffer).deviceAddress(), 1))
                .isNull();
    }

    @Test
    void unbindsInReverseOrderWhenTheDriverGoes() {
        bus.attach(function);
        bus.attach(new FakeFunction(new PciAddress(0, 2, 0, 0), 0x10de, 0x2206));
        List<String> order = new ArrayList<>();
        PciBus.Registration<String> registration = bus.register(new TestDriver() {
            @Override
            public String probe(PciDevice.Core device) {
                return device.address().toString();
            }

            @Override
            public void unbind(PciDevice.Core device, String data) {
                order.add(data);
            }
        });

        registration.close();

        assertThat(order).containsExactly("0000:02:00.0", "0000:01:00.0");
        assertThat(bus.devices()).noneMatch(bus::isBound);
    }

    @Test
    void takesABuggyProbeForAFailedOne() {
        bus.register(new TestDriver() {
            @Override
            public String probe(PciDevice.Core device) {
                throw new IllegalArgumentException("bug");
            }
        });
        PciDevice.Normal device = bus.attach(function);
        assertThat(bus.isBound(device)).isFalse();
        assertThat(bus.probeFailure(device))
                .hasValueSatisfying(e -> assertThat(e).hasRootCauseMessage("bug"));
    }

    @Test
    void checksRegisterOffsets() {
        bus.register(driver);
        bus.attach(function);
        Mmio bar0 = Objects.requireNonNull(driver.bar0);
        assertThat(bar0.size()).isEqualTo(FakeFunction.BAR_SIZE);
        assertThat(bar0.contains(FakeFunction.BAR_SIZE - 4)).isTrue();
        assertThat(bar0.contains(FakeFunction.BAR_SIZE)).isFalse();
        assertThatThrownBy(() -> bar0.read32(FakeFunction.BAR_SIZE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bar0.write32(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bar0.read32(-4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
