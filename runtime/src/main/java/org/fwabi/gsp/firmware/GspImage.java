package org.fwabi.gsp.firmware;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.device.FirmwareLoader;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;

/**
 * A GSP firmware file: an ELF file with sections {@code .fwversion}, {@code .fwimage} and one signature section a family
 * of chips. Immutable; any thread may use it.
 *
 * <p>Source: nova-core firmware/gsp.rs; NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp.c.
 */
public final class GspImage {
    private static final String VERSION = ".fwversion";

    private static final String IMAGE = ".fwimage";

    private static final String SIGNATURE_PREFIX = ".fwsignature_";

    private static final Pattern RELEASE = Pattern.compile("\\d{1,4}(\\.\\d{1,4}){1,3}");

    private final Bytes file;

    private final ElfReader elf;

    private final String release;

    private final Bytes image;

    private GspImage(Bytes file) throws BadFirmwareException {
        this.file = file;
        this.elf = new ElfReader(file);
        this.release = readRelease();
        this.image = section(IMAGE);
        if (image.size() == 0) {
            throw file.bad(IMAGE + " is empty");
        }
    }

    /**
     * Reads a file.
     *
     * @param name for messages
     * @param bytes the file whole; must stay valid as long as this object
     * @throws BadFirmwareException if it is not such a file
     */
    public static GspImage read(String name, MemorySegment bytes) throws BadFirmwareException {
        return new GspImage(new Bytes(name, bytes));
    }

    /** Path of a chip's file of a release below the firmware folder. */
    public static String path(Chip chip, String file, String release) {
        return "nvidia/%s/gsp/%s-%s.bin".formatted(chip.firmwareName(), file, release);
    }

    /** Gets and reads the file of a chip and release. */
    public static GspImage load(FirmwareLoader loader, Chip chip, String release)
            throws FirmwareLoadException, BadFirmwareException {
        String path = path(chip, "gsp", release);
        return read(path, loader.load(path));
    }

    /** The file's name. */
    public String name() {
        return file.source();
    }

    /** The release that the file says it is, e.g. {@code 570.144}. */
    public String release() {
        return release;
    }

    /** Size in bytes of the firmware proper. */
    public long size() {
        return image.size();
    }

    /** The firmware proper, as it is in the file. */
    public MemorySegment bytes() {
        return image.segment().asReadOnly();
    }

    /** SHA-256 of the firmware proper, in lower-case hexadecimal. */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        digest.update(image.segment().asByteBuffer());
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The signatures for a family of chips.
     *
     * @throws BadFirmwareException if the file has none
     */
    public MemorySegment signatures(Family family) throws BadFirmwareException {
        Bytes signatures = elf.section(family.signatureSection())
                .orElseThrow(() -> file.bad("has no section %s; it has %s"
                        .formatted(family.signatureSection(), String.join(", ", signatureSections()))));
        if (signatures.size() == 0) {
            throw file.bad(family.signatureSection() + " is empty");
        }
        return signatures.segment().asReadOnly();
    }

    /** Names of the signature sections there are. */
    public List<String> signatureSections() {
        List<String> names = new ArrayList<>();
        for (String name : elf.names()) {
            if (name.startsWith(SIGNATURE_PREFIX)) {
                names.add(name);
            }
        }
        return names;
    }

    private String readRelease() throws BadFirmwareException {
        Bytes version = section(VERSION);
        String text = new String(
                version.slice(0, Math.min(version.size(), 64), VERSION)
                        .segment()
                        .toArray(ValueLayout.JAVA_BYTE),
                StandardCharsets.ISO_8859_1);
        int end = text.indexOf(0);
        String release = end < 0 ? text : text.substring(0, end);
        if (!RELEASE.matcher(release).matches()) {
            throw file.bad(VERSION + " does not hold a release number");
        }
        return release;
    }

    private Bytes section(String name) throws BadFirmwareException {
        return elf.section(name).orElseThrow(() -> file.bad("has no section " + name));
    }
}
