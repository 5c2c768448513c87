package org.fwabi.gsp.sim.rm;

/**
 * An engine of the GPU.
 *
 * @param type what it is
 * @param instance which one of its type
 * @param nv2080 its number in the API, which grew but was never renumbered
 * @param rmName its constant in the release's RM_ENGINE_TYPE
 * @param mcName its constant in the release's MC_ENGINE_IDX
 * @param runlist of its channels
 */
record Engine(Type type, int instance, int nv2080, String rmName, String mcName, int runlist) {
    /** Types of engines: class in an engine's descriptor, type in the hardware's device table, pages of a context. */
    enum Type {
        GR(0xb0940a, 0x00, 0),
        COPY(0x793ceb, 0x13, 0),
        NVDEC(0x8f99e1, 0x10, 2),
        NVENC(0xe97b6c, 0x0e, 3),
        NVJPEG(0x2b3a54, 0x15, 4),
        OFA(0xdd7bab, 0x16, 5),
        SEC2(0x28c408, 0x0d, 6);

        private final int classId;
        private final int deviceType;
        private final int contextPages;

        Type(int classId, int deviceType, int contextPages) {
            this.classId = classId;
            this.deviceType = deviceType;
            this.contextPages = contextPages;
        }

        int deviceType() {
            return deviceType;
        }

        /** Bytes of a falcon's context. */
        int contextSize() {
            return 4096 * contextPages;
        }
    }

    /** Descriptor: class in the upper 24 bits, instance in the lower 8. */
    int engDesc() {
        return type.classId << 8 | instance;
    }

    /** Host registers of its runlist. */
    int runlistBase() {
        return 0x00c00000 + runlist * 0x400;
    }

    /** Video engines and SEC2 are falcons, whose contexts the driver has to provide. */
    boolean falcon() {
        return type != Type.GR && type != Type.COPY;
    }
}
