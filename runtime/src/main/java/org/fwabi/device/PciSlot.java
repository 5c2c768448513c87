package org.fwabi.device;

import org.jspecify.annotations.Nullable;

/** A function on the bus, with its DMA addresses and, while there is one, its binding. Guarded by the bus's lock. */
final class PciSlot {
    private final PciFunction function;

    private final NormalDevice device;

    private final DmaMap dma = new DmaMap();

    private volatile @Nullable Binding binding;

    private @Nullable Bond<?> bond;

    private @Nullable ProbeException failure;

    /** A driver's registration and its data for this device. */
    record Bond<D>(PciBus.Registration<D> registration, Binding binding, BoundDevice device, D data) {}

    PciSlot(PciFunction function) {
        this.function = function;
        this.device = new NormalDevice(function.address(), PciIdentity.read(function));
        function.connect(dma, this::interrupt);
    }

    PciFunction function() {
        return function;
    }

    PciAddress address() {
        return device.address();
    }

    NormalDevice device() {
        return device;
    }

    DmaMap dma() {
        return dma;
    }

    @Nullable Bond<?> bond() {
        return bond;
    }

    @Nullable ProbeException failure() {
        return failure;
    }

    /** Probes. On failure everything that was taken is released and the failure kept. */
    <D> void bind(PciBus.Registration<D> registration) {
        Binding attempt = new Binding(this);
        BoundDevice bound = new BoundDevice(attempt);
        CoreDevice core = new CoreDevice(attempt, bound);
        binding = attempt;
        failure = null;
        try {
            D data = registration.driver().probe(core);
            bond = new Bond<>(registration, attempt, bound, data);
        } catch (ProbeException e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = new ProbeException(
                    "%s failed to probe %s".formatted(registration.driver().name(), device), e);
        } finally {
            core.endCallback();
            if (bond == null) {
                binding = null;
                end(attempt, failure);
            }
        }
    }

    /** Unbinds, if bound. Resources go even if the driver fails; its failure is thrown afterwards. */
    void unbind() {
        Bond<?> old = bond;
        if (old != null) {
            bond = null;
            unbind(old);
        }
    }

    private <D> void unbind(Bond<D> old) {
        CoreDevice core = new CoreDevice(old.binding(), old.device());
        RuntimeException failed = null;
        try {
            old.registration().driver().unbind(core, old.data());
        } catch (RuntimeException e) {
            failed = e;
        } finally {
            core.endCallback();
            binding = null;
            try {
                end(old.binding(), failed);
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Ends a binding; what fails then is added to the failure there already is, or thrown where there is none. */
    private static void end(Binding binding, @Nullable Exception earlier) {
        try {
            binding.end();
        } catch (RuntimeException e) {
            if (earlier == null) {
                throw e;
            }
            earlier.addSuppressed(e);
        }
    }

    private void interrupt() {
        Binding current = binding;
        if (current != null) {
            current.interrupt();
        }
    }
}
