package org.fwabi.gsp.sim;

/**
 * The FSP's side of its channel to the driver: the memory with its auto-incremented port, and the heads and tails by which
 * packets are handed over. What a packet says is for {@link FspMessage}.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, dev_fsp_pri.h of gh100, kern_fsp_gh100.c.
 */
final class SimFsp {
    private static final int CHANNEL = 1024;
    private static final int INCREMENT_ON_WRITE = 1 << 24;
    private static final int INCREMENT_ON_READ = 1 << 25;
    private static final long BOOT_NANOS = 30_000_000;
    private static final long TAKE_NANOS = 30_000;
    private static final long ANSWER_NANOS = 9_000_000;
    private static final int BOOT_COMPLETE = 0xff;

    private final SimGpuParts gpu;
    private final FspMessage messages;
    private final byte[] memory = new byte[CHANNEL];
    private int position;
    private int increment;
    private int queueHead;
    private int queueTail;
    private int messageHead;
    private int messageTail;

    SimFsp(SimGpuParts gpu, GspCore core, Fmc fmc) {
        this.gpu = gpu;
        this.messages = new FspMessage(gpu, core, fmc);
        RegisterFile file = gpu.registers();
        file.add(0x200bc, "I2CS_SCRATCH", Register.readOnly(() -> booted() ? BOOT_COMPLETE : 0));
        add("EMEMC", 0x8f2ac0, () -> increment | position, this::select);
        add("EMEMD", 0x8f2ac4, this::readWord, this::writeWord);
        add("QUEUE_HEAD", 0x8f2c00, () -> queueHead, this::submit);
        add("QUEUE_TAIL", 0x8f2c04, () -> queueTail, value -> queueTail = value);
        add("MSGQ_HEAD", 0x8f2c80, () -> messageHead, value -> messageHead = value);
        add("MSGQ_TAIL", 0x8f2c84, () -> messageTail, value -> messageTail = value);
    }

    private boolean booted() {
        return gpu.clock().now() >= BOOT_NANOS && !gpu.faults().has(Fault.FspNeverReady.class);
    }

    private void add(String name, long offset, Register.Reader reader, Register.Writer writer) {
        gpu.registers()
                .add(
                        offset,
                        "FSP " + name,
                        Register.of(
                                () -> {
                                    expectBooted();
                                    return reader.read();
                                },
                                value -> {
                                    expectBooted();
                                    writer.write(value);
                                }));
    }

    private void expectBooted() throws Register.Refused {
        if (!booted()) {
            throw new Register.Refused("an access once the FSP has booted", "one before");
        }
    }

    /** Bits 7:2 and 15:8 are together a byte offset. */
    private void select(int value) throws Register.Refused {
        increment = value & (INCREMENT_ON_WRITE | INCREMENT_ON_READ);
        position = value & 0xfffc;
        if ((value & ~increment) != position) {
            throw new Register.Refused("offset and increment bits only", SimLog.hex(value & 0xffffffffL));
        }
    }

    private int advance(int bit) throws Register.Refused {
        if (position > CHANNEL - 4) {
            throw new Register.Refused("an offset within the driver's channel", SimLog.hex(position));
        }
        int at = position;
        if ((increment & bit) != 0) {
            position += 4;
        }
        return at;
    }

    private int readWord() throws Register.Refused {
        return Bytes.u32(memory, advance(INCREMENT_ON_READ));
    }

    private void writeWord(int value) throws Register.Refused {
        if (queueHead != queueTail) {
            throw new Register.Refused("the packet before taken", "a write over it");
        }
        Bytes.put32(memory, advance(INCREMENT_ON_WRITE), value);
    }

    private void submit(int head) throws Register.Refused {
        queueHead = head;
        int size = queueTail - head + 4;
        if (head != 0 || size < 4 || size > CHANNEL || size % 4 != 0) {
            throw new Register.Refused(
                    "head 0 and a tail within the channel", SimLog.hex(head) + ", " + SimLog.hex(queueTail));
        }
        if (messageHead != messageTail) {
            throw new Register.Refused("the last answer fetched", "another packet");
        }
        byte[] packet = java.util.Arrays.copyOf(memory, size);
        gpu.clock().after(TAKE_NANOS, () -> queueHead = queueTail);
        gpu.clock().after(ANSWER_NANOS, () -> {
            if (!gpu.faults().has(Fault.FspSilent.class)) {
                byte[] answer = messages.answer(packet);
                Bytes.put(memory, 0, answer);
                messageHead = 0;
                messageTail = answer.length - 4;
            }
        });
    }
}
