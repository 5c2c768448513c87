package org.fwabi.gsp.sim;

import java.util.Arrays;
import java.util.Optional;

/** Authenticates what a started falcon holds, as its boot ROM does, and runs the program that it is. */
final class SecureBoot implements SimFalcon.Host {
    private static final long EMPTY_NANOS = 20_000;

    private final SimGpuParts gpu;
    private final Fwsec fwsec;
    private final Booter booter;
    private final GspCore core;

    SecureBoot(SimGpuParts gpu, Fwsec fwsec, Booter booter, GspCore core) {
        this.gpu = gpu;
        this.fwsec = fwsec;
        this.booter = booter;
        this.core = core;
    }

    @Override
    public void reset(SimFalcon falcon) {
        if (falcon.engine() == SimFalcon.Engine.GSP) {
            core.gspReset();
        } else {
            booter.sec2Reset();
            core.sequenceLeft();
        }
    }

    @Override
    public void started(SimFalcon falcon) {
        if (falcon.engine() == SimFalcon.Engine.SEC2 && booter.resumable()) {
            core.resume(falcon);
            return;
        }
        FalconMemory memory = falcon.memory();
        byte[] head = memory.code(falcon.bootVector(), Ucode.BLOCK);
        if (head.length == 0) {
            // No code: the core traps at once and halts. GSP is started like this to take note of its mailboxes.
            if (falcon.engine() != SimFalcon.Engine.GSP) {
                gpu.refuse(falcon.name() + " start", "code at the boot vector", "none");
            }
            gpu.clock().after(EMPTY_NANOS, falcon::halt);
            return;
        }
        Optional<Ucode.Shape> shape = Ucode.parse(head);
        if (shape.isEmpty()) {
            refuse(falcon, "a program at the boot vector", "bytes that are none");
            return;
        }
        if (authentic(falcon, shape.get(), falcon.bootVector())) {
            run(falcon, shape.get());
        }
    }

    /** The generic bootloader goes on with what it has loaded. */
    private void loaded(SimFalcon falcon) {
        int entry = new Loader(gpu).load(falcon);
        if (entry < 0) {
            return;
        }
        Optional<Ucode.Shape> shape = Ucode.parse(falcon.memory().code(entry, Ucode.BLOCK));
        if (shape.isEmpty()) {
            refuse(falcon, "a program where the bootloader has loaded one", "bytes that are none");
        } else if (authentic(falcon, shape.get(), entry)) {
            run(falcon, shape.get());
        }
    }

    private void refuse(SimFalcon falcon, String expected, String found) {
        // A falcon whose code is not authentic stops in an error state that looks like a halt that never comes.
        gpu.refuse(falcon.name() + " boot ROM", expected, found);
    }

    private boolean authentic(SimFalcon falcon, Ucode.Shape shape, int start) {
        FalconMemory memory = falcon.memory();
        byte[] code = code(memory, start, shape);
        if (code.length < shape.codeSize() || !Ucode.codeIntact(code)) {
            refuse(falcon, "the code of " + shape.kind() + " whole and at its addresses", "other code");
            return false;
        }
        if (!memory.marked(start, shape.nonSecureSize(), false)
                || !memory.marked(start + shape.secureStart(), shape.secureSize(), true)) {
            refuse(falcon, "secure blocks where the code is secure, and only there", "other marks");
            return false;
        }
        byte[] data = memory.dmem(0, shape.dataSize());
        if (!Ucode.dataIntact(shape, code, data)) {
            refuse(falcon, "the data of " + shape.kind() + " at its address", "other data");
            return false;
        }
        if ((shape.engineMask() & falcon.engine().mask()) == 0) {
            refuse(falcon, "a program for " + falcon.name(), shape.kind().toString());
            return false;
        }
        return signed(falcon, shape, code, data);
    }

    /** Secure and non-secure code need not touch. */
    private static byte[] code(FalconMemory memory, int start, Ucode.Shape shape) {
        byte[] nonSecure = memory.code(start, shape.nonSecureSize());
        byte[] secure = memory.code(start + shape.secureStart(), shape.secureSize());
        if (nonSecure.length < shape.nonSecureSize() || secure.length < shape.secureSize()) {
            return nonSecure;
        }
        byte[] code = Arrays.copyOf(nonSecure, shape.codeSize());
        Bytes.put(
                code, shape.secureSize() == 0 ? 0 : shape.secureStart(), shape.secureSize() == 0 ? nonSecure : secure);
        return code;
    }

    private boolean signed(SimFalcon falcon, Ucode.Shape shape, byte[] code, byte[] data) {
        if (shape.signatureSize() == 0) {
            return true;
        }
        boolean parameters = !gpu.chip().turing();
        if (parameters
                && (falcon.brom(0) != shape.signatureOffset()
                        || falcon.brom(1) != shape.engineMask()
                        || falcon.brom(2) != shape.ucodeId()
                        || falcon.brom(3) != 1)) {
            refuse(
                    falcon,
                    "PARAADDR %s, ENGIDMASK %s, UCODE_ID %d, MOD_SEL 1"
                            .formatted(
                                    SimLog.hex(shape.signatureOffset()),
                                    SimLog.hex(shape.engineMask()),
                                    shape.ucodeId()),
                    "%s, %s, %d, %d"
                            .formatted(
                                    SimLog.hex(falcon.brom(0)),
                                    SimLog.hex(falcon.brom(1)),
                                    falcon.brom(2),
                                    falcon.brom(3)));
            return false;
        }
        byte[] found =
                Arrays.copyOfRange(data, shape.signatureOffset(), shape.signatureOffset() + shape.signatureSize());
        int version = Fuses.version(gpu.chip(), shape.ucodeId());
        if (!Arrays.equals(found, Ucode.signature(code, version, shape.signatureSize()))) {
            refuse(
                    falcon,
                    "the signature of " + shape.kind() + " for fuse version " + version,
                    Arrays.equals(found, new byte[found.length]) ? "none" : "another");
            return false;
        }
        return true;
    }

    private void run(SimFalcon falcon, Ucode.Shape shape) {
        gpu.log().note(falcon.name() + " runs " + shape.kind());
        switch (shape.kind()) {
            case FWSEC -> {
                core.sequenceLeft();
                fwsec.run(falcon, shape);
            }
            case BOOTER_LOAD -> booter.load(falcon);
            case BOOTER_UNLOAD -> booter.unload(falcon);
            case SEQUENCER -> core.sequencerProgramRan(falcon);
            case LOADER -> loaded(falcon);
            case PROGRAM -> core.requestedProgramRan(falcon);
        }
    }
}
