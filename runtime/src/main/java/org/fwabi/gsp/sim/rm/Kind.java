package org.fwabi.gsp.sim.rm;

/** What an object is, whatever its class is called on a chip. */
enum Kind {
    CLIENT,
    DEVICE,
    SUBDEVICE,
    EVENT,
    VASPACE,
    CHANNEL,
    COPY_ENGINE,
    VIDEO_ENGINE,
    GRAPHICS,
    DISPLAY_COMMON,
    DISPLAY_ROOT,
    DISPLAY_DMA_CHANNEL,
    DISPLAY_PIO_CHANNEL,
    MEMORY_LIST
}
