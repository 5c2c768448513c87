package org.fwabi.gsp.falcon;

import static org.fwabi.gsp.falcon.FalconRegisters.*;

import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;
import org.fwabi.device.Clock;
import org.fwabi.device.Mmio;
import org.fwabi.device.Poll;
import org.fwabi.gsp.chip.Bits;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;
import org.fwabi.gsp.chip.GpuRegisters;

/** One falcon of one GPU. One thread at a time. */
public final class Falcon {
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    /** Apertures that a falcon reaches memory through. */
    public static final int APERTURES = 8;

    /** What an aperture reaches. */
    public enum Target {
        /** The GPU's own memory. */
        FRAMEBUFFER,
        /** System memory, seen as the CPU sees it. */
        COHERENT_SYSMEM,
        /** System memory, past the CPU's caches. */
        NONCOHERENT_SYSMEM
    }

    private final FalconEngine engine;

    private final Mmio bar0;

    private final Clock clock;

    private final Family.Falcons kind;

    /** A falcon of a chip, by the chip's registers. */
    public Falcon(FalconEngine engine, Chip chip, Mmio bar0, Clock clock) {
        this.engine = engine;
        this.bar0 = bar0;
        this.clock = clock;
        this.kind = chip.family().falcons();
    }

    /** Which falcon it is. */
    public FalconEngine engine() {
        return engine;
    }

    /**
     * Mailboxes after a program halted.
     *
     * @param mailbox0 the program's result, 0 for success
     * @param mailbox1 more of it
     */
    public record Result(int mailbox0, int mailbox1) {}

    /**
     * Resets it, and leaves it with its falcon core selected and its memories scrubbed.
     *
     * @throws FalconException if scrubbing or the selection takes too long
     */
    public void reset() throws FalconException {
        if (kind == Family.Falcons.GA102) {
            // TIMEOUT: 150 us, as NVIDIA's driver. Some chips never report readiness, so this is no failure.
            await(MICROSECOND, 150 * MICROSECOND, () -> Bits.get(read(HWCFG2), HWCFG2_RESET_READY));
        }
        write(ENGINE, read(ENGINE) | ENGINE_RESET);
        // TIMEOUT: 10 us, which the reset needs to reach the whole engine.
        clock.sleepNanos(10 * MICROSECOND);
        write(ENGINE, read(ENGINE) & ~ENGINE_RESET);
        awaitScrubbing();
        if (kind == Family.Falcons.GA102) {
            selectFalconCore();
            awaitScrubbing();
        }
        write(RM, GpuRegisters.Boot0.read(bar0).raw());
    }

    /**
     * Puts a program into its memories. The falcon must have been reset.
     *
     * @throws FalconException if the program's sections are not in its image, don't fit, or a copy takes too long
     */
    public void load(FalconImage image) throws FalconException {
        resetDma();
        new FalconLoader(this, image).load(kind);
        write(BOOTVEC, image.bootVector());
    }

    /**
     * Puts a program that lies in the framebuffer into its memories. The falcon must have been reset.
     *
     * @throws FalconException if the falcon has no boot ROM to check the program, the program is not placed as a copy
     *     needs it, or a copy takes too long
     */
    public void load(FramebufferProgram program) throws FalconException {
        if (kind != Family.Falcons.GA102) {
            throw badImage(program.name(), "this chip has no boot ROM for it");
        }
        resetDma();
        setAperture(0, TARGET_LOCAL_FB);
        BlockCopy dma = new BlockCopy(this, program.name());
        dma.copy(
                "secure code",
                program.codeBase(),
                program.codeVirtual(),
                program.codeOffset(),
                program.codeSize(),
                copy256(true));
        dma.copy(
                "data",
                program.dataBase(),
                program.dataVirtual().orElse(0),
                program.dataOffset(),
                program.dataSize(),
                program.dataVirtual().isPresent() ? copy256(false) | DMATRFCMD_SET_DMTAG : copy256(false));
        setBootRom(program.bootRom());
        write(BOOTVEC, (int) program.codeVirtual());
    }

    /**
     * Puts the generic bootloader at the end of IMEM, and what it is to load into DMEM. The falcon must have been reset.
     *
     * @param descriptor what the bootloader reads
     * @throws FalconException if the falcon has a boot ROM, which this bootloader can't pass, or the parts don't fit
     */
    public void load(LoaderProgram program, MemorySegment descriptor) throws FalconException {
        if (kind != Family.Falcons.TURING) {
            throw badImage(program.name(), "this chip loads by itself");
        }
        resetDma();
        new ProgrammedIo(this, program.name(), descriptor)
                .writeDmem(new FalconImage.Section(0, program.descriptorOffset(), descriptor.byteSize(), 0));
        long size = Math.ceilDiv(program.code().byteSize(), FalconImage.BLOCK) * (long) FalconImage.BLOCK;
        long imem = Bits.get(read(HWCFG), HWCFG_IMEM_SIZE_HIGH, 0) * (long) FalconImage.BLOCK;
        checkFits(program.name(), "non-secure code", imem - size, size, imem);
        long start = (long) program.startTag() * FalconImage.BLOCK;
        new ProgrammedIo(this, program.name(), program.code())
                .writeImem(
                        new FalconImage.Section(0, imem - size, program.code().byteSize(), start), false);
        write(BOOTVEC, (int) start);
    }

    /**
     * Says what physical addresses of an aperture mean.
     *
     * @param index of the aperture, below {@link #APERTURES}
     * @param target what it reaches
     * @return the aperture's register as it was, for {@link #restoreAperture}
     */
    public int setAperture(int index, Target target) {
        return setAperture(
                index,
                switch (target) {
                    case FRAMEBUFFER -> TARGET_LOCAL_FB;
                    case COHERENT_SYSMEM -> TARGET_COHERENT_SYSMEM;
                    case NONCOHERENT_SYSMEM -> TARGET_NONCOHERENT_SYSMEM;
                });
    }

    /** Puts an aperture's register back. */
    public void restoreAperture(int index, int raw) {
        write(FBIF_TRANSCFG + Integer.BYTES * index, raw);
    }

    int setAperture(int index, int target) {
        int raw = read(FBIF_TRANSCFG + Integer.BYTES * index);
        write(FBIF_TRANSCFG + Integer.BYTES * index, transcfgPhysical(raw, target));
        return raw;
    }

    /** Tells the boot ROM what it has to check. */
    void setBootRom(FalconImage.BootRom bootRom) {
        write2(BROM_PARAADDR, bootRom.signatureOffset());
        write2(BROM_ENGIDMASK, bootRom.engineMask());
        write2(BROM_CURR_UCODE_ID, bootRom.ucodeId());
        write2(MOD_SEL, MOD_SEL_RSA3K);
    }

    void checkFits(String program, String what, long destination, long size, long limit) throws FalconException {
        if (size < 0 || destination < 0 || destination > limit - size) {
            throw badImage(program, "%s does not fit its memory: %d bytes at 0x%x".formatted(what, size, destination));
        }
    }

    FalconException badImage(String program, String problem) {
        return new FalconException(engine, FalconException.Reason.BAD_IMAGE, program + ": " + problem);
    }

    /** Lets it use physical addresses without a context, and drops other DMA settings. */
    public void resetDma() {
        write(FBIF_CTL, read(FBIF_CTL) | FBIF_CTL_ALLOW_PHYS_NO_CTX);
        write(DMACTL, 0);
    }

    /** Hands it two words. */
    public void writeMailboxes(int mailbox0, int mailbox1) {
        write(MAILBOX0, mailbox0);
        write(MAILBOX1, mailbox1);
    }

    /** Hands it an address: low half in mailbox 0, high half in mailbox 1. */
    public void writeMailboxes(long address) {
        writeMailboxes((int) address, (int) (address >>> 32));
    }

    /** What it says now. */
    public Result readMailboxes() {
        return new Result(read(MAILBOX0), read(MAILBOX1));
    }

    /** Starts it. */
    public void start() {
        boolean locked = Bits.get(read(CPUCTL), CPUCTL_ALIAS_EN);
        write(locked ? CPUCTL_ALIAS : CPUCTL, CPUCTL_START);
    }

    /**
     * Waits until it halts.
     *
     * @throws FalconException after 2 seconds
     */
    public Result awaitHalt() throws FalconException {
        // TIMEOUT: 2 s, far more than any of these programs takes.
        require(10 * MICROSECOND, 2 * SECOND, "did not halt", () -> Bits.get(read(CPUCTL), CPUCTL_HALTED));
        return readMailboxes();
    }

    /** Whether its RISC-V core runs. */
    public boolean isRiscvActive() {
        return switch (kind) {
            case TURING -> Bits.get(read2(CORE_SWITCH_STATUS), CORE_SWITCH_STATUS_ACTIVE);
            case GA102 -> Bits.get(read2(RISCV_CPUCTL), RISCV_CPUCTL_ACTIVE);
        };
    }

    /** Whether its RISC-V core has halted. Only on chips that boot through the FSP. */
    public boolean isRiscvHalted() {
        int control = read2(RISCV_CPUCTL);
        return !isLocked(control) && Bits.get(control, RISCV_CPUCTL_HALTED);
    }

    /** Whether the FSP has it for itself, so that its registers hold nothing. */
    public boolean isTargetLocked() {
        int configuration = read(HWCFG2);
        return configuration == 0 || isLocked(configuration);
    }

    /** Whether the program on its RISC-V core still keeps the registers to itself, mailboxes excepted. */
    public boolean isLockedDown() {
        return Bits.get(read(HWCFG2), HWCFG2_RISCV_BR_PRIV_LOCKDOWN);
    }

    private static boolean isLocked(int value) {
        return (value & TARGET_LOCKED_MASK) == TARGET_LOCKED;
    }

    /** Tells the program on the RISC-V core which version booted it. */
    public void writeOsVersion(int version) {
        write(OS, version);
    }

    /** Clears the interrupt by which GSP says that there are messages. */
    public void clearMessageInterrupt() {
        write(IRQSCLR, IRQSCLR_SWGEN0);
    }

    int read(int offset) {
        return bar0.read32(engine.base() + offset);
    }

    void write(int offset, int value) {
        bar0.write32(engine.base() + offset, value);
    }

    void write2(int offset, int value) {
        bar0.write32(engine.base2() + offset, value);
    }

    void require(long interval, long timeout, String failure, BooleanSupplier done) throws FalconException {
        if (!await(interval, timeout, done)) {
            throw new FalconException(
                    engine,
                    FalconException.Reason.TIMED_OUT,
                    "%s within %s"
                            .formatted(
                                    failure,
                                    timeout >= SECOND ? timeout / SECOND + " s" : timeout / MILLISECOND + " ms"));
        }
    }

    private int read2(int offset) {
        return bar0.read32(engine.base2() + offset);
    }

    private boolean await(long interval, long timeout, BooleanSupplier done) {
        return Poll.until(clock, interval, timeout, done);
    }

    private void awaitScrubbing() throws FalconException {
        switch (kind) {
            // TIMEOUT: 10 ms, as nova-core; the memories of these chips are small.
            case TURING ->
                require(MICROSECOND, 10 * MILLISECOND, "memory scrubbing did not end", () -> {
                    int dmactl = read(DMACTL);
                    return !Bits.get(dmactl, DMACTL_DMEM_SCRUBBING) && !Bits.get(dmactl, DMACTL_IMEM_SCRUBBING);
                });
            // TIMEOUT: 20 ms, as nova-core.
            case GA102 ->
                require(
                        MICROSECOND,
                        20 * MILLISECOND,
                        "memory scrubbing did not end",
                        () -> !Bits.get(read(HWCFG2), HWCFG2_MEM_SCRUBBING));
        }
    }

    private void selectFalconCore() throws FalconException {
        if (Bits.get(read2(BCR_CTRL), BCR_CTRL_CORE_SELECT)) {
            write2(BCR_CTRL, 0);
            // TIMEOUT: 10 ms, as nova-core; switching cores is a matter of microseconds.
            require(
                    MICROSECOND,
                    10 * MILLISECOND,
                    "falcon core was not selected",
                    () -> Bits.get(read2(BCR_CTRL), BCR_CTRL_VALID));
        }
    }
}
