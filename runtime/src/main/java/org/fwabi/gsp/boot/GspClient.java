package org.fwabi.gsp.boot;

import org.fwabi.gsp.queue.CommandQueue;

/**
 * The part of the boot that is the driver's own: what it tells GSP, and what it wants to know. It uses bindings of its
 * own for this. Called on the booting thread, each at most once a boot, in the order of the release's boot plan.
 */
public interface GspClient {
    /** The queue is there, and nothing has been sent yet: the time to set an event handler or a trace. */
    default void attach(CommandQueue queue) {}

    /**
     * Sends GSP_SET_SYSTEM_INFO. GSP does not run yet: it will find the message in the queue.
     *
     * @throws BootException if it can't be sent; the boot is then given up
     */
    void sendSystemInfo(CommandQueue queue) throws BootException;

    /**
     * Sends SET_REGISTRY, likewise.
     *
     * @throws BootException if it can't be sent; the boot is then given up
     */
    void sendRegistry(CommandQueue queue) throws BootException;

    /**
     * Asks for GET_GSP_STATIC_INFO; GSP is up.
     *
     * @throws BootException if there is no usable answer; GSP is then unloaded
     */
    void readStaticInfo(CommandQueue queue) throws BootException;
}
