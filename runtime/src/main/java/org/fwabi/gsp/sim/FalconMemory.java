package org.fwabi.gsp.sim;

import java.util.Arrays;

/** A falcon's instruction and data memory. Instruction memory has blocks with a virtual address and a secure mark. */
final class FalconMemory {
    static final int SIZE = 64 << 10;
    static final int BLOCK = 256;
    static final int BLOCKS = SIZE / BLOCK;
    private static final int NO_TAG = -1;

    private final byte[] imem = new byte[SIZE];
    private final byte[] dmem = new byte[SIZE];
    private final int[] tags = new int[BLOCKS];
    private final boolean[] secure = new boolean[BLOCKS];

    FalconMemory() {
        clear();
    }

    void clear() {
        Arrays.fill(imem, (byte) 0);
        Arrays.fill(dmem, (byte) 0);
        Arrays.fill(tags, NO_TAG);
        Arrays.fill(secure, false);
    }

    void tag(int offset, int tag) {
        tags[offset / BLOCK] = tag;
    }

    void writeImem(int offset, byte[] bytes, boolean secured) {
        Bytes.put(imem, offset, bytes);
        secure[offset / BLOCK] = secured;
    }

    boolean tagged(int offset) {
        return tags[offset / BLOCK] != NO_TAG;
    }

    boolean secured(int offset) {
        return secure[offset / BLOCK];
    }

    int imemWord(int offset) {
        return Bytes.u32(imem, offset);
    }

    void writeDmem(int offset, byte[] bytes) {
        Bytes.put(dmem, offset, bytes);
    }

    int dmemWord(int offset) {
        return Bytes.u32(dmem, offset);
    }

    byte[] dmem(int offset, int size) {
        return Arrays.copyOfRange(dmem, offset, offset + size);
    }

    /** Where the block of a virtual address lies, or -1 if none has its tag. */
    int locate(int virtual) {
        for (int i = 0; i < tags.length; i++) {
            if (tags[i] == virtual / BLOCK) {
                return i * BLOCK;
            }
        }
        return -1;
    }

    /** Code by virtual address, as far as blocks for it are there. */
    byte[] code(int virtual, int size) {
        byte[] code = new byte[size];
        for (int done = 0; done < size; done += BLOCK) {
            int at = locate(virtual + done);
            if (at < 0) {
                return Arrays.copyOf(code, done);
            }
            System.arraycopy(imem, at, code, done, Math.min(BLOCK, size - done));
        }
        return code;
    }

    /** Whether all blocks of a virtual range are there and marked as given. */
    boolean marked(int virtual, int size, boolean secured) {
        for (int done = 0; done < size; done += BLOCK) {
            int at = locate(virtual + done);
            if (at < 0 || secure[at / BLOCK] != secured) {
                return false;
            }
        }
        return true;
    }
}
