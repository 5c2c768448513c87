package org.fwabi.gsp.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A made-up FMC and its file: a 32-bit ELF file of the form that drivers accept, and what the FSP checks the program by.
 *
 * <p>Source of the form: nouveau gsp/gh100.c.
 */
final class FmcFile {
    /** The program begins with this, its size, and its release. */
    static final int HEAD_SIZE = 64;

    private static final byte[] MAGIC = "FWABIFMC".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = "key of the FMC's maker".getBytes(StandardCharsets.US_ASCII);
    private static final int RELEASE = 12;
    private static final int IMAGE_SIZE = 70_000;
    private static final int MAX_IMAGE_SIZE = 1 << 20;
    private static final int KEY_SIZE = 384;
    private static final int ELF_HEADER = 52;
    private static final int SECTION_HEADER = 40;
    private static final int PROGBITS = 1;
    private static final int STRTAB = 3;
    private static final int STRINGS = 0x20;
    /** Processor, system and non-conforming bits, and ALLOC. */
    private static final int PART_FLAGS = 0xfff00102;

    private FmcFile() {}

    static byte[] make(String release, long seed) {
        byte[] image = Bytes.random(seed, IMAGE_SIZE);
        Arrays.fill(image, 0, HEAD_SIZE, (byte) 0);
        Bytes.put(image, 0, MAGIC);
        Bytes.put32(image, MAGIC.length, IMAGE_SIZE);
        Bytes.put(image, RELEASE, release.getBytes(StandardCharsets.US_ASCII));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("image", image);
        parts.put("hash", hash(image));
        parts.put("publickey", publicKey());
        parts.put("signature", signature(image));
        return elf(parts);
    }

    /** Bytes of the program that a head is of; -1 if it is no head. */
    static int size(byte[] head) {
        int size = Bytes.u32(head, MAGIC.length);
        return Arrays.equals(MAGIC, Arrays.copyOf(head, MAGIC.length)) && size >= HEAD_SIZE && size <= MAX_IMAGE_SIZE
                ? size
                : -1;
    }

    static String release(byte[] head) {
        return new String(head, RELEASE, HEAD_SIZE - RELEASE, StandardCharsets.US_ASCII).replace("\0", "");
    }

    /** SHA-384. */
    static byte[] hash(byte[] image) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(image);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-384", e);
        }
    }

    static byte[] publicKey() {
        return stretch("public");
    }

    static byte[] signature(byte[] image) {
        return stretch("signature of " + Arrays.toString(hash(image)));
    }

    private static byte[] stretch(String what) {
        byte[] bytes = new byte[KEY_SIZE];
        for (int i = 0; i < KEY_SIZE; i += 32) {
            MessageDigest sha = Bytes.sha256();
            sha.update(KEY);
            sha.update((byte) (i / 32));
            Bytes.put(bytes, i, sha.digest(what.getBytes(StandardCharsets.US_ASCII)));
        }
        return bytes;
    }

    /** Names first, then the parts, each with its CRC-32 in the number beside. */
    private static byte[] elf(Map<String, byte[]> parts) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.write(0);
        names.writeBytes(".shstrtab\0".getBytes(StandardCharsets.US_ASCII));
        int count = parts.size() + 2;
        Map<String, Integer> nameOffsets = new LinkedHashMap<>();
        for (String name : parts.keySet()) {
            nameOffsets.put(name, names.size());
            names.writeBytes((name + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        int at = ELF_HEADER + count * SECTION_HEADER;
        int total = Bytes.alignUp(at + names.size(), 4)
                + parts.values().stream()
                        .mapToInt(part -> Bytes.alignUp(part.length, 4))
                        .sum();
        byte[] file = new byte[total];
        Bytes.put(file, 0, new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1});
        Bytes.put32(file, 20, 1);
        Bytes.put32(file, 32, ELF_HEADER);
        Bytes.put16(file, 40, ELF_HEADER);
        Bytes.put16(file, 46, SECTION_HEADER);
        Bytes.put16(file, 48, count);
        Bytes.put16(file, 50, 1);
        section(file, 1, new int[] {1, STRTAB, STRINGS, 0, at, names.size(), 0, 0});
        Bytes.put(file, at, names.toByteArray());
        at = Bytes.alignUp(at + names.size(), 4);
        int index = 2;
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            byte[] contents = part.getValue();
            CRC32 crc = new CRC32();
            crc.update(contents);
            int name = nameOffsets.getOrDefault(part.getKey(), 0);
            section(file, index, new int[] {name, PROGBITS, PART_FLAGS, 0, at, contents.length, 0, (int) crc.getValue()
            });
            Bytes.put(file, at, contents);
            at = Bytes.alignUp(at + contents.length, 4);
            index++;
        }
        return file;
    }

    private static void section(byte[] file, int index, int[] words) {
        for (int i = 0; i < words.length; i++) {
            Bytes.put32(file, ELF_HEADER + SECTION_HEADER * index + 4 * i, words[i]);
        }
    }
}
