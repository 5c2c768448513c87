package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.Clock;

/** A driver written by hand for these tests: it knows the hardware, not the code under test's driver. */
final class RawDriver {
    private static final long MIB = 1 << 20;
    final SimGpu gpu;
    final ReleaseTable table;
    final SyntheticFirmware firmware;
    final RawFalcon gsp;
    final RawFalcon sec2;
    RawQueues queues;
    int interrupts;

    /** What is left out when a program is to be run. */
    RawProgram.Step skip;

    /** RPC sequence of SET_REGISTRY. */
    int sequenceOfRegistry;

    long metaAddress;
    long libosAddress;
    private final TestMemory memory = new TestMemory();
    private final Clock clock;
    private final boolean turing;

    RawDriver(SimGpu gpu, ReleaseTable table, SyntheticFirmware firmware) {
        this.gpu = gpu;
        this.table = table;
        this.firmware = firmware;
        clock = gpu.clock();
        turing = gpu.chip().turing();
        gsp = new RawFalcon(this, 0x110000, turing);
        sec2 = new RawFalcon(this, 0x840000, turing);
        gpu.connect(memory, () -> interrupts++);
    }

    TestMemory memory() {
        return memory;
    }

    int read(long offset) {
        return gpu.barRead32(0, offset);
    }

    void write(long offset, int value) {
        gpu.barWrite32(0, offset, value);
    }

    void sleepMicros(long micros) {
        clock.sleepNanos(micros * 1000);
    }

    void checkAlive() {
        if (read(0) == -1) {
            throw new IllegalStateException("the GPU is gone");
        }
    }

    boolean until(long millis, BooleanSupplier condition) {
        long end = clock.nanoTime() + millis * 1_000_000;
        while (clock.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            sleepMicros(20);
        }
        return false;
    }

    void enable() {
        gpu.configWrite32(4, 0x6);
        until(100, () -> (read(0x118128) & 1) != 0);
        until(100, () -> (read(0x118234) & 0xff) == 0xff);
        long flush = memory.map(4096);
        write(0x100c40, (int) (flush >>> 40));
        write(0x100c10, (int) (flush >>> 8));
    }

    /** Runs FWSEC with a command; false if it does not halt. */
    boolean fwsec(int command, long frtsStart) {
        RawVbios bios = RawVbios.read(this);
        byte[] data = bios.data().clone();
        int mapper = bios.mapper();
        Bytes.put32(data, mapper + 44, command);
        int in = Bytes.u32(data, mapper + 8);
        int[] words = {1, 24, 0, 0, 0, 2, 1, 20, (int) (frtsStart >> 12), 0x100, 2};
        for (int i = 0; i < (command == 0x15 ? 11 : 6); i++) {
            Bytes.put32(data, in + 4 * i, words[i]);
        }
        if (!turing) {
            int version = 32 - Integer.numberOfLeadingZeros(read(0x8241c0 + 4 * (bios.ucodeId() - 1)));
            Bytes.put(data, bios.signatureOffset(), bios.signature(version));
        }
        gsp.reset();
        gsp.dmaReset();
        byte[] code = bios.code();
        int plain = bios.nonSecureSize();
        if (plain > 0) {
            gsp.load(Arrays.copyOf(code, plain), 0, 0, true, false);
        }
        gsp.load(Arrays.copyOfRange(code, plain, code.length), plain, plain, true, true);
        gsp.load(data, 0, 0, false, false);
        gsp.brom(bios.signatureOffset(), 0x400, bios.ucodeId());
        gsp.write(0x104, 0);
        gsp.mailboxes(0);
        gsp.start();
        return gsp.halts();
    }

    long frtsStart() {
        return gpu.chip().vgaWorkspace() / 0x20000 * 0x20000 - MIB;
    }

    /** Loads a booter and runs it with a mailbox value; false if it does not halt. */
    boolean booter(String name, long mailboxes) {
        MemorySegment file =
                firmware.files().get("%s/%s-%s.bin".formatted(gpu.chip().firmwareFolder(), name, firmware.release()));
        byte[] bytes = file.toArray(ValueLayout.JAVA_BYTE);
        int hs = Bytes.u32(bytes, 12);
        int image = Bytes.u32(bytes, 16);
        int load = Bytes.u32(bytes, hs + 28);
        int dataAt = Bytes.u32(bytes, load + 8);
        int dataSize = Bytes.u32(bytes, load + 12);
        int appAt = Bytes.u32(bytes, load + 20);
        int appSize = Bytes.u32(bytes, load + 24);
        int patch = Bytes.u32(bytes, Bytes.u32(bytes, hs + 8));
        int count = Bytes.u32(bytes, Bytes.u32(bytes, hs + 24));
        int size = Bytes.u32(bytes, hs + 4) / count;
        int ucode = Bytes.u32(bytes, Bytes.u32(bytes, hs + 16) + 8);
        int version = turing ? 0 : 32 - Integer.numberOfLeadingZeros(read(0x824140 + 4 * (ucode - 1)));
        int signature = Bytes.u32(bytes, hs) + (count - 1 - version) * size;
        byte[] ucodeImage = Arrays.copyOfRange(bytes, image, bytes.length);
        Bytes.put(ucodeImage, patch, Arrays.copyOfRange(bytes, signature, signature + size));
        sec2.reset();
        sec2.dmaReset();
        if (turing) {
            sec2.load(Arrays.copyOf(ucodeImage, appAt), 0, 0, true, false);
        }
        int target = turing ? appAt : 0;
        sec2.load(Arrays.copyOfRange(ucodeImage, appAt, appAt + appSize), target, appAt, true, true);
        sec2.load(Arrays.copyOfRange(ucodeImage, dataAt, dataAt + dataSize), 0, 0, false, false);
        sec2.brom(patch - dataAt, 1, ucode);
        sec2.write(0x104, turing ? 0 : appAt);
        sec2.mailboxes(mailboxes);
        sec2.start();
        return sec2.halts();
    }

    /** Prepares what GSP is given, and fills GspFwWprMeta. */
    void prepare() {
        queues = new RawQueues(this);
        libosAddress = queues.libosArguments();
        RawImage image = new RawImage(this);
        metaAddress = memory.map(256);
        image.fill(meta(), gpu.chip(), turing);
    }

    Decoded meta() {
        return table.view("GspFwWprMeta", memory.at(metaAddress));
    }

    /** Everything up to GSP_INIT_DONE; stops early where a step fails, and says how far it came. */
    String boot() {
        enable();
        prepare();
        if (!fwsec(0x15, frtsStart()) || read(0x1438) >>> 16 != 0 || read(0x1fa828) == 0) {
            return "fwsec";
        }
        gsp.reset();
        gsp.mailboxes(libosAddress);
        boolean early = table.events().find("GSP_LOAD_EXEC_HS_BINARY").isEmpty();
        if (early) {
            tell();
        }
        if (!booter("booter_load", metaAddress) || sec2.read(0x40) != 0) {
            return "booter";
        }
        if (!early) {
            tell();
        }
        gsp.write(0x80, RawImage.appVersion(this));
        if (!until(5_000, gsp::riscvActive)) {
            return "riscv";
        }
        write(0x110c00, 0);
        RawQueues.Received asked = queues.receive(5_000);
        if (asked == null || !(early ? sequence(asked) : program(asked))) {
            return "sequencer";
        }
        RawQueues.Received done = queues.receive(5_000);
        return done == null || done.function() != 0x1001 ? "init-done" : "";
    }

    private void tell() {
        queues.sendSystemInfo();
        queues.sendRegistry(sequenceOfRegistry);
    }

    private boolean sequence(RawQueues.Received asked) {
        return asked.function() == 0x1002 && new RawSequencer(this).run(asked.payload());
    }

    private boolean program(RawQueues.Received asked) {
        RawProgram program = new RawProgram(this, asked.payload());
        program.skip = skip;
        return asked.function() == (turing ? 0x1026 : 0x1027) && program.run();
    }

    boolean unload() {
        byte[] request = new byte[8];
        queues.send("UNLOADING_GUEST_DRIVER", request);
        RawQueues.Received reply = queues.receive(5_000);
        if (reply == null || !until(5_000, () -> (gsp.read(0x40) & 1 << 31) != 0) || !fwsec(0x19, 0)) {
            return false;
        }
        return booter("booter_unload", 0xffL | 0xffL << 32) && sec2.read(0x40) == 0 && read(0x1fa828) == 0;
    }
}
