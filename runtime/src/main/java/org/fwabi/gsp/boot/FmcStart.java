package org.fwabi.gsp.boot;

import java.util.function.BooleanSupplier;
import org.fwabi.device.Clock;
import org.fwabi.device.Mmio;
import org.fwabi.device.Poll;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.chip.FspRegisters;
import org.fwabi.gsp.chip.GpuRegisters.Wpr2;
import org.fwabi.gsp.falcon.Falcon;

/**
 * The steps by which the FSP and the FMC bring GSP up and down.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_gh100.c, kern_fsp_gh100.c; nouveau gsp/gh100.c.
 */
record FmcStart(GspAbi abi, Mmio bar0, Clock clock, Falcon gsp) {
    private static final long MILLISECOND = 1_000_000;

    private static final String NAME = "fmc";

    /** Waits until the FSP takes messages. */
    void awaitFsp() throws BootException {
        // TIMEOUT: 4 s, as NVIDIA's driver; training the memory alone takes up to 3 s after power-on.
        await("end of the FSP's own boot", 4_000, () -> FspRegisters.bootCompleted(bar0));
    }

    /** Has the FSP check the FMC and start it. */
    void send(SecureStart.Fmc fmc) throws BootException {
        new ChainOfTrust(abi, new FspChannel(bar0, clock))
                .send(fmc.file(), fmc.image().deviceAddress(), fmc.parameters().deviceAddress());
    }

    /** Waits until the FSP lets go of GSP's registers. */
    void awaitTargetMask() throws BootException {
        // TIMEOUT: 4 s, NVIDIA's default; the boot ROM checks a signature before.
        await("access to GSP's registers", 4_000, () -> !gsp.isTargetLocked());
    }

    /** Waits until the FMC has made the protected region and left GSP to GSP-RM, or says why it can't. */
    void awaitLockdown(SecureStart.Fmc fmc) throws BootException {
        // TIMEOUT: 30 s, as nova-core; the FMC clears memory and checks all of GSP-RM's image.
        await("end of GSP's lockdown", 30_000, () -> error(fmc) != 0 || released(fmc));
        int error = error(fmc);
        if (error != 0) {
            throw new BootException(new BootFailure.ProgramFailed(NAME, error));
        }
        // Only now: until here the register was not the driver's.
        gsp.clearMessageInterrupt();
    }

    /** Waits until the core has halted: the FMC has then undone what it did. */
    void awaitHalt() throws BootException {
        // TIMEOUT: 5 s, as nova-core.
        await("halt of GSP's RISC-V core", 5_000, gsp::isRiscvHalted);
    }

    /** Makes sure that the protected region is gone. Only a reset of the GPU removes one that is not. */
    void checkRegionGone() throws BootException {
        Wpr2 left = Wpr2.read(bar0);
        if (left.present()) {
            throw new BootException(new BootFailure.Wpr2Wrong("none", left.toString()));
        }
    }

    private boolean released(SecureStart.Fmc fmc) {
        return !holdsParameters(fmc) && !gsp.isLockedDown();
    }

    /** What the FMC says went wrong: mailbox 0, unless that still holds the address of the parameters. */
    private int error(SecureStart.Fmc fmc) {
        int mailbox = gsp.readMailboxes().mailbox0();
        return mailbox == 0 || holdsParameters(fmc) ? 0 : mailbox;
    }

    private boolean holdsParameters(SecureStart.Fmc fmc) {
        Falcon.Result mailboxes = gsp.readMailboxes();
        long address = Integer.toUnsignedLong(mailboxes.mailbox0()) | ((long) mailboxes.mailbox1() << 32);
        return address == fmc.parameters().deviceAddress();
    }

    private void await(String awaited, long millis, BooleanSupplier done) throws BootException {
        if (!Poll.until(clock, MILLISECOND, millis * MILLISECOND, done)) {
            throw new BootException(new BootFailure.TimedOut(awaited, millis));
        }
    }
}
