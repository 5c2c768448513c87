package org.fwabi.gsp.sim;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program of a simulated falcon: what stands where real microcode would. Its code begins with a header that says what
 * it is and how its parts must lie in the falcon's memories, and is authenticated by a digest with a key, as real
 * heavy-secure code is by a signature. A driver treats it as opaque bytes, like the real thing.
 */
final class Ucode {
    static final int BLOCK = 256;
    private static final byte[] MAGIC = "FWABISIM".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] KEY =
            "key of the simulated GPU's maker".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int DATA_DIGEST = 64;
    private static final int CODE_DIGEST = 96;
    private static final int AREAS = 128;
    private static final int MAX_AREAS = 4;

    /** What a program does. */
    enum Kind {
        FWSEC(0x101),
        BOOTER_LOAD(0x202),
        BOOTER_UNLOAD(0x203),
        SEQUENCER(0x304),
        LOADER(0x405),
        PROGRAM(0x406);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static Optional<Kind> of(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }

    /** Bytes of data that a driver or the firmware may change after signing. */
    record Area(int offset, int size) {}

    /**
     * How a program is made up.
     *
     * @param kind what it does
     * @param nonSecureSize bytes of code from the start that are not secure; 0 where all is
     * @param secureStart virtual address where the secure code starts
     * @param secureSize bytes of secure code
     * @param dataSize bytes of data
     * @param signatureOffset where in the data a signature is put
     * @param signatureSize its size; 0 where none is put
     * @param engineMask engines it may run on
     * @param ucodeId number of the fuse that revokes it
     * @param interfaceOffset where in the data the application interface lies; FWSEC only
     * @param mutable areas of the data outside the digest
     */
    record Shape(
            Kind kind,
            int nonSecureSize,
            int secureStart,
            int secureSize,
            int dataSize,
            int signatureOffset,
            int signatureSize,
            int engineMask,
            int ucodeId,
            int interfaceOffset,
            List<Area> mutable) {
        int codeSize() {
            return Math.max(nonSecureSize, secureStart + secureSize);
        }
    }

    private Ucode() {}

    /** Makes the code of a program for its data. */
    static byte[] code(Shape shape, byte[] data, long seed) {
        byte[] code = Bytes.random(seed, shape.codeSize());
        Bytes.put(code, 0, MAGIC);
        int[] words = {
            shape.kind.code,
            shape.nonSecureSize,
            shape.secureStart,
            shape.secureSize,
            shape.dataSize,
            shape.signatureOffset,
            shape.signatureSize,
            shape.engineMask,
            shape.ucodeId,
            shape.interfaceOffset,
            shape.mutable.size(),
        };
        for (int i = 0; i < words.length; i++) {
            Bytes.put32(code, 8 + 4 * i, words[i]);
        }
        for (int i = 0; i < shape.mutable.size(); i++) {
            Bytes.put32(code, AREAS + 8 * i, shape.mutable.get(i).offset());
            Bytes.put32(code, AREAS + 8 * i + 4, shape.mutable.get(i).size());
        }
        Bytes.put(code, DATA_DIGEST, dataDigest(shape, data));
        Bytes.put(code, CODE_DIGEST, new byte[32]);
        Bytes.put(code, CODE_DIGEST, codeDigest(code));
        return code;
    }

    /** Reads the header of a program, if that is what the bytes are. */
    static Optional<Shape> parse(byte[] code) {
        if (code.length < BLOCK || !Arrays.equals(code, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        Optional<Kind> kind = Kind.of(Bytes.u32(code, 8));
        int areas = Bytes.u32(code, 8 + 4 * 10);
        if (kind.isEmpty() || areas < 0 || areas > MAX_AREAS) {
            return Optional.empty();
        }
        List<Area> mutable = new ArrayList<>();
        for (int i = 0; i < areas; i++) {
            mutable.add(new Area(Bytes.u32(code, AREAS + 8 * i), Bytes.u32(code, AREAS + 8 * i + 4)));
        }
        return Optional.of(new Shape(
                kind.get(),
                Bytes.u32(code, 12),
                Bytes.u32(code, 16),
                Bytes.u32(code, 20),
                Bytes.u32(code, 24),
                Bytes.u32(code, 28),
                Bytes.u32(code, 32),
                Bytes.u32(code, 36),
                Bytes.u32(code, 40),
                Bytes.u32(code, 44),
                mutable));
    }

    /** Whether code is as it was made. */
    static boolean codeIntact(byte[] code) {
        byte[] blank = code.clone();
        Arrays.fill(blank, CODE_DIGEST, CODE_DIGEST + 32, (byte) 0);
        return Arrays.equals(codeDigest(blank), 0, 32, code, CODE_DIGEST, CODE_DIGEST + 32);
    }

    /** Whether data is as it was made, apart from what may change. */
    static boolean dataIntact(Shape shape, byte[] code, byte[] data) {
        return Arrays.equals(dataDigest(shape, data), 0, 32, code, DATA_DIGEST, DATA_DIGEST + 32);
    }

    /** The signature of a program for a fuse version. */
    static byte[] signature(byte[] code, int version, int size) {
        byte[] digest = Arrays.copyOfRange(code, CODE_DIGEST, CODE_DIGEST + 32);
        byte[] signature = new byte[size];
        for (int i = 0; i < size; i += 32) {
            MessageDigest sha = Bytes.sha256();
            sha.update(KEY);
            sha.update((byte) version);
            sha.update((byte) (i / 32));
            Bytes.put(signature, i, Arrays.copyOf(sha.digest(digest), Math.min(32, size - i)));
        }
        return signature;
    }

    private static byte[] codeDigest(byte[] code) {
        MessageDigest sha = Bytes.sha256();
        sha.update(KEY);
        return sha.digest(code);
    }

    private static byte[] dataDigest(Shape shape, byte[] data) {
        byte[] blank = Arrays.copyOf(data, shape.dataSize);
        Arrays.fill(blank, shape.signatureOffset, shape.signatureOffset + shape.signatureSize, (byte) 0);
        for (Area area : shape.mutable) {
            Arrays.fill(blank, area.offset(), area.offset() + area.size(), (byte) 0);
        }
        return Bytes.sha256().digest(blank);
    }
}
