package org.fwabi.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings functions and drivers together. When either arrives, each unbound function is offered to the drivers in the
 * order of their registration; the first whose id table matches probes it. A probe that fails leaves the function
 * unbound, and the failure can be read.
 *
 * <p>Any thread may call; calls that bind or unbind run one at a time, and callbacks run within them.
 */
public final class PciBus implements AutoCloseable {
    private final List<PciSlot> slots = new ArrayList<>();

    private final List<Registration<?>> registrations = new ArrayList<>();

    private final List<PciSlot> boundInOrder = new ArrayList<>();

    /** An empty bus. */
    public PciBus() {}

    /** A driver on the bus. Closing it unbinds its devices, the last bound first, and takes the driver off. */
    public static final class Registration<D> implements AutoCloseable {
        private final PciBus bus;

        private final PciDriver<D> driver;

        Registration(PciBus bus, PciDriver<D> driver) {
            this.bus = bus;
            this.driver = driver;
        }

        /** The driver. */
        public PciDriver<D> driver() {
            return driver;
        }

        /** The driver's data for a device, if it is bound to it. */
        public Optional<D> data(PciDevice.Normal device) {
            return bus.data(this, device);
        }

        @Override
        public void close() {
            bus.unregister(this);
        }
    }

    /**
     * Puts a function on the bus, and probes it if a driver matches.
     *
     * @throws IllegalArgumentException if its place is taken
     */
    public synchronized PciDevice.Normal attach(PciFunction function) {
        if (find(function.address()) != null) {
            throw new IllegalArgumentException("there is a function at %s already".formatted(function.address()));
        }
        PciSlot slot = new PciSlot(function);
        slots.add(slot);
        match(slot);
        return slot.device();
    }

    /** Takes a function off the bus. Its driver is unbound first; a failure to unbind is thrown once it is off. */
    public synchronized void remove(PciDevice.Normal device) {
        PciSlot slot = slot(device);
        slots.remove(slot);
        boundInOrder.remove(slot);
        slot.unbind();
    }

    /** Adds a driver, and lets it probe the unbound functions that match. */
    public synchronized <D> Registration<D> register(PciDriver<D> driver) {
        Registration<D> registration = new Registration<>(this, driver);
        registrations.add(registration);
        slots.forEach(this::match);
        return registration;
    }

    /** Unbinds a device's driver, if it has one, and leaves it unbound. A failure is thrown once it is unbound. */
    public synchronized void unbind(PciDevice.Normal device) {
        PciSlot slot = slot(device);
        boundInOrder.remove(slot);
        slot.unbind();
    }

    /**
     * Offers an unbound device to the drivers again, for instance after a failed probe.
     *
     * @return whether it is bound now
     */
    public synchronized boolean bind(PciDevice.Normal device) {
        PciSlot slot = slot(device);
        match(slot);
        return slot.bond() != null;
    }

    /** The devices on the bus, in order of arrival. */
    public synchronized List<PciDevice.Normal> devices() {
        return slots.stream().map(slot -> (PciDevice.Normal) slot.device()).toList();
    }

    /** Whether a driver is bound to a device. */
    public synchronized boolean isBound(PciDevice.Normal device) {
        return slot(device).bond() != null;
    }

    /** Why the last probe of a device failed; empty if it succeeded, or none was tried. */
    public synchronized Optional<ProbeException> probeFailure(PciDevice.Normal device) {
        return Optional.ofNullable(slot(device).failure());
    }

    /** How many DMA buffers a device can reach now; 0 when unbound. For tests of drivers. */
    public synchronized int dmaMappings(PciDevice.Normal device) {
        return slot(device).dma().mappings();
    }

    /** Unbinds all devices, the last bound first. */
    @Override
    public synchronized void close() {
        unbindAll(List.copyOf(boundInOrder));
        registrations.clear();
        slots.clear();
    }

    private synchronized <D> Optional<D> data(Registration<D> registration, PciDevice.Normal device) {
        PciSlot.Bond<?> bond = slot(device).bond();
        if (bond == null || bond.registration() != registration) {
            return Optional.empty();
        }
        // The bond was made by this registration, whose driver gave the data.
        @SuppressWarnings("unchecked")
        D data = (D) bond.data();
        return Optional.of(data);
    }

    private synchronized void unregister(Registration<?> registration) {
        registrations.remove(registration);
        unbindAll(boundInOrder.stream()
                .filter(slot -> {
                    PciSlot.Bond<?> bond = slot.bond();
                    return bond != null && bond.registration() == registration;
                })
                .toList());
    }

    private void unbindAll(List<PciSlot> inOrder) {
        try (ResourceStack undo = new ResourceStack()) {
            for (PciSlot slot : inOrder) {
                undo.push(slot::unbind);
            }
        } finally {
            boundInOrder.removeAll(inOrder);
        }
    }

    private void match(PciSlot slot) {
        for (Registration<?> registration : registrations) {
            if (slot.bond() != null) {
                return;
            }
            boolean matches = registration.driver().idTable().stream()
                    .anyMatch(id -> id.matches(slot.device().identity()));
            if (matches) {
                slot.bind(registration);
                if (slot.bond() != null) {
                    boundInOrder.add(slot);
                }
            }
        }
    }

    private PciSlot slot(PciDevice.Normal device) {
        PciSlot slot = find(device.address());
        if (slot == null) {
            throw new IllegalArgumentException("no device at %s".formatted(device.address()));
        }
        return slot;
    }

    private @Nullable PciSlot find(PciAddress address) {
        return slots.stream()
                .filter(slot -> slot.address().equals(address))
                .findFirst()
                .orElse(null);
    }
}
