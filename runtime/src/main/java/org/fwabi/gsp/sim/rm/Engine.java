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
    /** Types of engines with the class that identifies them in an engine descriptor. */
    enum Type {
        GR(0xb0940a),
        COPY(0x793ceb),
        NVDEC(0x8f99e1),
        NVENC(0xe97b6c),
        NVJPEG(0x2b3a54),
        OFA(0xdd7bab),
        SEC2(0x28c408);

        private final int classId;

        Type(int classId) {
            this.classId = classId;
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
