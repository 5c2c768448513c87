package org.fwabi.device;

import java.lang.foreign.MemorySegment;

/** Where a driver gets firmware files from. Any thread may call. */
@FunctionalInterface
public interface FirmwareLoader {
    /**
     * Gets a file whole.
     *
     * @param name path below the firmware folder, e.g. {@code nvidia/ga102/gsp/gsp-570.144.bin}
     * @return its bytes, read-only, valid at least as long as the loader
     * @throws FirmwareLoadException if there is no such file, or it can't be read
     */
    MemorySegment load(String name) throws FirmwareLoadException;
}
