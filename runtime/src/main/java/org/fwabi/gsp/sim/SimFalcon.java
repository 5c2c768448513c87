package org.fwabi.gsp.sim;

/** A falcon microcontroller with its registers, as one chip generation has it. */
final class SimFalcon {
    /** Which microcontroller. */
    enum Engine {
        GSP(0x110000, 0x0400),
        SEC2(0x840000, 0x0001);

        private final int base;
        private final int mask;

        Engine(int base, int mask) {
            this.base = base;
            this.mask = mask;
        }

        int mask() {
            return mask;
        }
    }

    /** What happens when a falcon is started, and told when it is reset. */
    interface Host {
        /** Runs what is loaded; ends with {@link SimFalcon#halt()} at some time, or never. */
        void started(SimFalcon falcon);

        void reset(SimFalcon falcon);
    }

    private static final int SECOND_BLOCK = 0x1000;
    private static final long RESET_NANOS = 10_000;
    private static final long SCRUB_NANOS = 40_000;
    private static final long SELECT_NANOS = 3_000;

    private final Engine engine;
    private final SimGpuParts gpu;
    private final Host host;
    private final FalconMemory memory = new FalconMemory();
    private final FalconDma dma;
    private final FalconPorts ports = new FalconPorts(memory);
    private final int[] mailbox = new int[2];
    private int os;
    private int rm;
    private int bootVector;
    private int dmaControl;
    private int interrupts;
    private int coreSelect;
    private long coreValidAt;
    private boolean inReset;
    private long resetSince;
    private long scrubbedAt;
    private boolean halted = true;
    private boolean riscvActive;
    private boolean targetLocked;
    private boolean lockedDown;
    private final int[] brom = new int[4];

    SimFalcon(Engine engine, SimGpuParts gpu, Host host) {
        this.engine = engine;
        this.gpu = gpu;
        this.host = host;
        this.dma = new FalconDma(this, gpu);
        addRegisters(new FalconRegisters(gpu.registers(), this));
    }

    String name() {
        return engine.name();
    }

    Engine engine() {
        return engine;
    }

    long base() {
        return engine.base;
    }

    FalconMemory memory() {
        return memory;
    }

    FalconDma dma() {
        return dma;
    }

    int bootVector() {
        return bootVector;
    }

    int mailbox(int index) {
        return mailbox[index];
    }

    long mailboxAddress() {
        return (mailbox[0] & 0xffffffffL) | (long) mailbox[1] << 32;
    }

    void setMailbox(int index, int value) {
        mailbox[index] = value;
    }

    int os() {
        return os;
    }

    boolean riscvActive() {
        return riscvActive;
    }

    void setRiscvActive(boolean active) {
        riscvActive = active;
        if (active) {
            coreSelect = 1;
        }
    }

    /** Whether the FSP has it for itself. */
    boolean targetLocked() {
        return targetLocked;
    }

    void setTargetLocked(boolean locked) {
        targetLocked = locked;
    }

    /** Says whether the program on the RISC-V core keeps the registers to itself. */
    void setLockedDown(boolean locked) {
        lockedDown = locked;
    }

    /** In lockdown the mailboxes and the state of the core can still be reached. */
    void expectUnlocked(int offset) throws Register.Refused {
        boolean open = offset == 0x40 || offset == 0x44 || offset == SECOND_BLOCK + 0x388;
        if (lockedDown && !open) {
            throw new Register.Refused("the end of GSP's lockdown", "an access to " + SimLog.hex(offset));
        }
    }

    boolean halted() {
        return halted;
    }

    /** Boot ROM parameters: PARAADDR, ENGIDMASK, CURR_UCODE_ID, MOD_SEL. */
    int brom(int index) {
        return brom[index];
    }

    boolean requiresContext() {
        return (dmaControl & 1) != 0;
    }

    void halt() {
        halted = true;
    }

    /** Raises an interrupt line of the falcon; says whether it was low. */
    boolean raise(int bit) {
        boolean low = (interrupts & 1 << bit) == 0;
        interrupts |= 1 << bit;
        return low;
    }

    void expectReachable(boolean memoryAccess) throws Register.Refused {
        if (inReset) {
            throw new Register.Refused("the engine out of reset", "an access while ENGINE bit 0 is set");
        }
        if (memoryAccess && scrubbing()) {
            throw new Register.Refused("scrubbed memories", "an access before scrubbing ended");
        }
        if (memoryAccess && !halted) {
            throw new Register.Refused("a halted core", "an access while it runs");
        }
    }

    private boolean scrubbing() {
        return gpu.clock().now() < scrubbedAt;
    }

    private void addRegisters(FalconRegisters r) {
        r.add(0x04, "IRQSCLR", () -> 0, value -> interrupts &= ~value);
        r.addReadOnly(0x08, "IRQSTAT", () -> interrupts);
        r.add(0x40, "MAILBOX0", () -> mailbox[0], value -> mailbox[0] = value);
        r.add(0x44, "MAILBOX1", () -> mailbox[1], value -> mailbox[1] = value);
        r.add(0x80, "OS", () -> os, value -> os = value);
        r.add(0x84, "RM", () -> rm, value -> rm = value);
        r.put(0xf4, "HWCFG2", Register.readOnly(this::hwcfg2));
        r.add(0x100, "CPUCTL", this::cpuctl, value -> start(value, aliasEnabled(), "CPUCTL_ALIAS"));
        r.add(0x104, "BOOTVEC", () -> bootVector, value -> bootVector = value);
        r.addReadOnly(0x108, "HWCFG", () -> FalconMemory.BLOCKS << 9 | FalconMemory.BLOCKS);
        r.add(0x10c, "DMACTL", () -> dmaControl | (scrubbing() ? 0x6 : 0), value -> dmaControl = value & 1);
        r.addReadOnly(0x12c, "HWCFG1", () -> gpu.chip().turing() ? 0x36 : 0x37);
        r.add(0x130, "CPUCTL_ALIAS", () -> 0, value -> start(value, !aliasEnabled(), "CPUCTL"));
        r.put(0x3c0, "ENGINE", Register.of(() -> inReset ? 1 : 0, this::engineReset));
        dma.addRegisters(r);
        ports.addRegisters(r);
        if (gpu.chip().turing()) {
            r.addReadOnly(SECOND_BLOCK + 0x240, "RISCV_CORE_SWITCH_STATUS", () -> riscvActive ? 1 : 0);
        } else {
            r.add(SECOND_BLOCK + 0x180, "MOD_SEL", () -> brom[3], value -> brom[3] = value & 0xff);
            r.add(SECOND_BLOCK + 0x198, "BROM_CURR_UCODE_ID", () -> brom[2], value -> brom[2] = value & 0xff);
            r.add(SECOND_BLOCK + 0x19c, "BROM_ENGIDMASK", () -> brom[1], value -> brom[1] = value);
            r.add(SECOND_BLOCK + 0x210, "BROM_PARAADDR", () -> brom[0], value -> brom[0] = value);
            r.addReadOnly(SECOND_BLOCK + 0x388, "RISCV_CPUCTL", this::riscvControl);
            r.add(SECOND_BLOCK + 0x668, "BCR_CTRL", this::bcrControl, this::selectCore);
        }
    }

    private int riscvControl() {
        return riscvActive ? 0x80 : gpu.chip().fsp() ? 0x10 : 0x01;
    }

    private int hwcfg2() {
        return 1 << 10
                | (lockedDown ? 1 << 13 : 0)
                | (scrubbing() && !gpu.chip().turing() ? 1 << 12 : 0)
                | (inReset ? 0 : 1 << 31);
    }

    private int cpuctl() {
        return (halted ? 1 << 4 : 0) | (aliasEnabled() ? 1 << 6 : 0);
    }

    /** Heavy-secure falcons may hide CPUCTL; here SEC2 of the newer chips does. */
    private boolean aliasEnabled() {
        return engine == Engine.SEC2 && !gpu.chip().turing();
    }

    private int bcrControl() {
        return coreSelect << 4 | (gpu.clock().now() >= coreValidAt ? 1 : 0);
    }

    private void selectCore(int value) {
        coreSelect = value >>> 4 & 1;
        coreValidAt = gpu.clock().now() + SELECT_NANOS;
    }

    private void engineReset(int value) {
        boolean reset = (value & 1) != 0;
        if (gpu.chip().fsp()) {
            gpu.refuse(name() + " ENGINE", "no reset: the FSP starts this core", SimLog.hex(value));
            return;
        }
        if (reset && !inReset) {
            long flush = gpu.scratch().flushAddress();
            if (flush == 0 || gpu.dma().at(flush, 8, name() + " reset: sysmem flush page") == null) {
                gpu.refuse(name() + " ENGINE", "a sysmem flush page before any reset", SimLog.hex(flush));
            }
            resetSince = gpu.clock().now();
            host.reset(this);
        } else if (!reset && inReset) {
            if (gpu.clock().now() - resetSince < RESET_NANOS) {
                gpu.refuse(name() + " ENGINE", "a reset of 10 us", (gpu.clock().now() - resetSince) + " ns");
            }
            leaveReset();
        }
        inReset = reset;
    }

    private void leaveReset() {
        memory.clear();
        dma.reset();
        ports.reset();
        java.util.Arrays.fill(mailbox, 0);
        java.util.Arrays.fill(brom, 0);
        os = 0;
        rm = 0;
        bootVector = 0;
        dmaControl = 1;
        interrupts = 0;
        halted = true;
        riscvActive = false;
        coreSelect = engine == Engine.GSP && !gpu.chip().turing() ? 1 : 0;
        scrubbedAt = gpu.clock().now() + SCRUB_NANOS;
    }

    private void start(int value, boolean wrongRegister, String rightRegister) throws Register.Refused {
        if ((value & 2) == 0) {
            return;
        }
        if (wrongRegister) {
            throw new Register.Refused("a start through " + rightRegister, "a start");
        }
        expectReachable(true);
        if (coreSelect != 0) {
            throw new Register.Refused("the falcon core selected in BCR_CTRL", "the RISC-V core");
        }
        if (!dma.idle()) {
            throw new Register.Refused("an idle DMA engine", "a start during a transfer");
        }
        if (rm != gpu.chip().boot0()) {
            gpu.refuse(name() + " RM", "BOOT_0 " + SimLog.hex(gpu.chip().boot0()), SimLog.hex(rm));
        }
        halted = false;
        if (!gpu.faults().neverHalts(engine)) {
            host.started(this);
        }
    }
}
