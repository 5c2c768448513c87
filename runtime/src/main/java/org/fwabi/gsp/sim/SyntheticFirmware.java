package org.fwabi.gsp.sim;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.device.FirmwareLoader;

/**
 * Firmware files of the form of the real ones, for the simulated GPU: GSP image, bootloader and booters or FMC of a release and
 * chip, under the names that drivers ask for. Contents come from a seed. Any thread may use it.
 */
public final class SyntheticFirmware implements FirmwareLoader {
    static final byte[] IMAGE_MAGIC = "FWABI-GSP\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MANIFEST_MAGIC = "FWABIMAN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = "key of the image's maker".getBytes(StandardCharsets.US_ASCII);
    private static final String DESCRIPTOR = "RM_RISCV_UCODE_DESC";
    private static final int SIGNATURE_SIZE = 4096;
    private static final String[] SECTIONS = {
        ".fwsignature_tu10x", ".fwsignature_tu11x", ".fwsignature_ga10x", ".fwsignature_ad10x", ".fwsignature_gh100"
    };
    private static final int CODE_OFFSET = 0x100;
    private static final int CODE_SIZE = 0x1000;
    private static final int DATA_OFFSET = 0x1200;
    private static final int DATA_SIZE = 0x400;
    private static final int MANIFEST_OFFSET = 0x1700;
    private static final int MANIFEST_SIZE = 0x80;
    private static final int BOOTLOADER_SIZE = 0x1800;

    private final Map<String, MemorySegment> files = new LinkedHashMap<>();
    private final String imageSha256;
    private final String release;

    /**
     * Makes the files.
     *
     * @param release whose firmware this is
     * @param chip which chip it is for
     * @param imageSize bytes of the GSP image, at least one page
     * @param seed of the contents
     */
    public SyntheticFirmware(ReleaseTable release, SimChip chip, int imageSize, long seed) {
        if (imageSize < 4096) {
            throw new IllegalArgumentException("an image has at least 4096 bytes, not " + imageSize);
        }
        this.release = release.release();
        byte[] image = Bytes.random(seed, imageSize);
        byte[] name = release.release().getBytes(StandardCharsets.UTF_8);
        Bytes.put(image, 0, IMAGE_MAGIC);
        Bytes.put(image, IMAGE_MAGIC.length, Arrays.copyOf(name, name.length + 1));
        byte[] digest = Bytes.sha256().digest(image);
        imageSha256 = java.util.HexFormat.of().formatHex(digest);
        Map<String, byte[]> sections = new LinkedHashMap<>();
        sections.put(".fwversion", Arrays.copyOf(name, name.length + 1));
        sections.put(".fwimage", image);
        for (String section : SECTIONS) {
            sections.put(section, imageSignature(digest, section));
        }
        add(chip, release, "gsp", ElfImage.of(sections));
        add(chip, release, "bootloader", bootloader(release, seed + 10));
        if (chip.fsp()) {
            add(chip, release, "fmc", FmcFile.make(release.release(), seed + 50));
            return;
        }
        add(chip, release, "booter_load", BooterImage.make(chip, Ucode.Kind.BOOTER_LOAD, seed + 20));
        add(chip, release, "booter_unload", BooterImage.make(chip, Ucode.Kind.BOOTER_UNLOAD, seed + 30));
        if (chip.turing() && release.events().find(LoadRequest.LOADED).isPresent()) {
            add(chip, release, "gen_bootloader", Loader.file(seed + 40));
        }
    }

    private void add(SimChip chip, ReleaseTable release, String name, byte[] contents) {
        MemorySegment memory = Arena.ofAuto().allocate(contents.length, 8);
        MemorySegment.copy(contents, 0, memory, ValueLayout.JAVA_BYTE, 0, contents.length);
        files.put("%s/%s-%s.bin".formatted(chip.firmwareFolder(), name, release.release()), memory.asReadOnly());
    }

    @Override
    public MemorySegment load(String name) throws FirmwareLoadException {
        MemorySegment file = files.get(name);
        if (file == null) {
            throw new FirmwareLoadException(name, FirmwareLoadException.Reason.NOT_FOUND, null);
        }
        return file;
    }

    /** The files by name, e.g. {@code nvidia/ga102/gsp/gsp-570.144.bin}. */
    public Map<String, MemorySegment> files() {
        return java.util.Collections.unmodifiableMap(files);
    }

    /** The release whose firmware this is. */
    public String release() {
        return release;
    }

    /** SHA-256 of the GSP image (its {@code .fwimage}), in hex. */
    public String imageSha256() {
        return imageSha256;
    }

    /** The signature that a section has for an image of this digest. */
    static byte[] imageSignature(byte[] imageDigest, String section) {
        byte[] signature = new byte[SIGNATURE_SIZE];
        for (int i = 0; i < SIGNATURE_SIZE; i += 32) {
            MessageDigest sha = Bytes.sha256();
            sha.update(KEY);
            sha.update(section.getBytes(StandardCharsets.US_ASCII));
            sha.update((byte) (i / 32));
            Bytes.put(signature, i, sha.digest(imageDigest));
        }
        return signature;
    }

    /** A binary header, the descriptor of the release, then code, data and manifest with gaps between. */
    private static byte[] bootloader(ReleaseTable release, long seed) {
        int descriptorSize = (int) release.struct(DESCRIPTOR).size();
        int imageAt = Bytes.alignUp(24 + descriptorSize, 256);
        byte[] file = new byte[imageAt + BOOTLOADER_SIZE];
        int[] header = {0x10de, 1, file.length, 24, imageAt, BOOTLOADER_SIZE};
        for (int i = 0; i < header.length; i++) {
            Bytes.put32(file, 4 * i, header[i]);
        }
        byte[] image = Bytes.random(seed, BOOTLOADER_SIZE);
        int appVersion = (Bytes.u32(image, 0) & 0x7fffffff) | 1;
        Bytes.put(image, MANIFEST_OFFSET, MANIFEST_MAGIC);
        Bytes.put32(image, MANIFEST_OFFSET + 8, appVersion);
        Bytes.put32(image, MANIFEST_OFFSET + 12, CODE_SIZE);
        Bytes.put32(image, MANIFEST_OFFSET + 16, DATA_SIZE);
        Bytes.put(image, MANIFEST_OFFSET + 32, manifest(image, CODE_OFFSET, CODE_SIZE, DATA_OFFSET, DATA_SIZE));
        Bytes.put(file, imageAt, image);
        byte[] bytes = new byte[descriptorSize];
        Decoded descriptor = release.view(DESCRIPTOR, MemorySegment.ofArray(bytes));
        descriptor.setLong("version", 5);
        descriptor.setLong("bootloaderSize", BOOTLOADER_SIZE);
        descriptor.setLong("appVersion", appVersion);
        descriptor.setLong("manifestOffset", MANIFEST_OFFSET);
        descriptor.setLong("manifestSize", MANIFEST_SIZE);
        descriptor.setLong("monitorDataOffset", DATA_OFFSET);
        descriptor.setLong("monitorDataSize", DATA_SIZE);
        descriptor.setLong("monitorCodeOffset", CODE_OFFSET);
        descriptor.setLong("monitorCodeSize", CODE_SIZE);
        Bytes.put(file, 24, bytes);
        return file;
    }

    private static byte[] manifest(byte[] image, int code, int codeSize, int data, int dataSize) {
        MessageDigest sha = Bytes.sha256();
        sha.update(KEY);
        sha.update(image, code, codeSize);
        sha.update(image, data, dataSize);
        return sha.digest();
    }

    /** The version of a bootloader whose code, data and manifest lie where the offsets say; empty if they don't. */
    static Optional<Integer> checkBootloader(byte[] image, int code, int data, int manifest) {
        if (manifest < 0
                || manifest > image.length - 64
                || !Arrays.equals(image, manifest, manifest + 8, MANIFEST_MAGIC, 0, 8)) {
            return Optional.empty();
        }
        int codeSize = Bytes.u32(image, manifest + 12);
        int dataSize = Bytes.u32(image, manifest + 16);
        boolean inside = codeSize >= 0
                && dataSize >= 0
                && code >= 0
                && data >= 0
                && code <= image.length - codeSize
                && data <= image.length - dataSize;
        if (!inside) {
            return Optional.empty();
        }
        byte[] expected = manifest(image, code, codeSize, data, dataSize);
        return Arrays.equals(expected, 0, 32, image, manifest + 32, manifest + 64)
                ? Optional.of(Bytes.u32(image, manifest + 8))
                : Optional.empty();
    }
}
