package org.fwabi.gsp.boot;

import org.fwabi.device.Mmio;
import org.fwabi.gsp.chip.GpuRegisters;
import org.fwabi.gsp.chip.GpuRegisters.Wpr2;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.falcon.FalconException;
import org.fwabi.gsp.falcon.FalconImage;

/** Runs the signed programs of bringing GSP up and down, and checks what they did. */
record GpuPrograms(Mmio bar0, Falcon gsp, Falcon sec2) {
    /** A program that did not run leaves this in its mailbox, and so is told from one that succeeded. */
    private static final int NOT_RUN = 0xff;

    /** Makes the FRTS region. There must be no protected region; afterwards there is one that begins there. */
    void runFwsecFrts(FalconImage fwsec, FbRange frts) throws FalconException, BootException {
        check(fwsec, run(gsp, fwsec, 0, 0));
        int error = GpuRegisters.FrtsScratch.read(bar0).error();
        if (error != 0) {
            throw new BootException(new BootFailure.ProgramFailed(fwsec.name(), error));
        }
        Wpr2 wpr2 = Wpr2.read(bar0);
        if (!wpr2.present() || wpr2.low() != frts.start()) {
            throw new BootException(
                    new BootFailure.Wpr2Wrong("one from 0x%x".formatted(frts.start()), wpr2.toString()));
        }
    }

    /** Puts GSP's falcon back to where it was before GSP-RM. */
    void runFwsecSb(FalconImage fwsec) throws FalconException, BootException {
        check(fwsec, run(gsp, fwsec, 0, 0));
    }

    /** Has GSP-RM put into the protected region and started. */
    void runBooterLoad(FalconImage booter, long metaAddress) throws FalconException, BootException {
        check(booter, run(sec2, booter, (int) metaAddress, (int) (metaAddress >>> 32)));
    }

    /** Has the protected region removed, if there is one. */
    void runBooterUnload(FalconImage booter) throws FalconException, BootException {
        if (!Wpr2.read(bar0).present()) {
            return;
        }
        check(booter, run(sec2, booter, NOT_RUN, NOT_RUN));
        Wpr2 left = Wpr2.read(bar0);
        if (left.present()) {
            throw new BootException(new BootFailure.Wpr2Wrong("none", left.toString()));
        }
    }

    private static int run(Falcon falcon, FalconImage image, int mailbox0, int mailbox1) throws FalconException {
        falcon.reset();
        falcon.load(image);
        falcon.writeMailboxes(mailbox0, mailbox1);
        falcon.start();
        return falcon.awaitHalt().mailbox0();
    }

    private static void check(FalconImage program, int result) throws BootException {
        if (result != 0) {
            throw new BootException(new BootFailure.ProgramFailed(program.name(), result));
        }
    }
}
