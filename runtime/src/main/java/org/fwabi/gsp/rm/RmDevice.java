package org.fwabi.gsp.rm;

import org.jspecify.annotations.Nullable;

/** The device of a client: what address spaces, channels and displays are below. */
public final class RmDevice extends RmObject {
    static final int HANDLE = 0xde1d0000;

    private final RmClient owner;
    private @Nullable RmSubdevice subdevice;

    RmDevice(RmClient owner) {
        super(
                owner.calls(),
                owner.client(),
                HANDLE,
                owner.calls().abi().device().name(),
                owner);
        this.owner = owner;
    }

    /**
     * Its subdevice, made when it is first asked for. A GPU that firmware drives has one.
     *
     * @throws RmException if the resource manager did not make it
     */
    public RmSubdevice subdevice() throws RmException {
        RmSubdevice made = subdevice;
        if (made == null || made.freed()) {
            make(RmSubdevice.HANDLE, owner.calls().abi().subdevice(), params -> {});
            made = new RmSubdevice(owner, this);
            subdevice = made;
        }
        return made;
    }
}
