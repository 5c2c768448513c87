package org.fwabi.gsp.boot;

import org.fwabi.gsp.falcon.Falcon;

/**
 * The sign in GSP's mailbox that its processor is suspended.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules, kernel_gsp_tu102.c: up to 590 the mailbox is 0x80000000 then, 595 looks at
 * that bit only.
 *
 * @param libosArguments device address of the libos arguments, whose lower half stands in the mailbox from the start on
 *     and may have that bit as well
 */
record SuspendMailbox(long libosArguments) {
    private static final int SUSPENDED = 0x80000000;

    boolean suspended(Falcon gsp) {
        int mailbox = gsp.readMailboxes().mailbox0();
        return mailbox == SUSPENDED || ((mailbox & SUSPENDED) != 0 && mailbox != (int) libosArguments);
    }
}
