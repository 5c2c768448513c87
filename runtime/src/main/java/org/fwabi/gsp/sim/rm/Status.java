package org.fwabi.gsp.sim.rm;

/** Statuses of the RM API. Source: NVIDIA open-gpu-kernel-modules 570.144, nvstatuscodes.h. */
final class Status {
    static final int OK = 0;
    static final int INSERT_DUPLICATE_NAME = 0x19;
    static final int INSUFFICIENT_RESOURCES = 0x1a;
    static final int INVALID_ARGUMENT = 0x1f;
    static final int INVALID_CLASS = 0x22;
    static final int INVALID_DATA = 0x25;
    static final int INVALID_OBJECT_HANDLE = 0x33;
    static final int INVALID_OBJECT_PARENT = 0x36;
    static final int INVALID_PARAM_STRUCT = 0x3a;
    static final int INVALID_STATE = 0x40;
    static final int NOT_READY = 0x55;
    static final int NOT_SUPPORTED = 0x56;
    static final int OBJECT_NOT_FOUND = 0x57;
    static final int TIMEOUT = 0x65;

    private Status() {}
}
