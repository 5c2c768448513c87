package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.fwabi.device.FirmwareLoadException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The FSP against packets that are written by hand, byte by byte. */
class SimFspTest {
    private static final int PACKET = 868;
    private static final int PAYLOAD = 8;

    private final RawDriver driver = SimTables.driver(SimChip.GH100, "570.144");

    private final byte[] packet = new byte[PACKET];

    @BeforeEach
    void prepare() throws FirmwareLoadException {
        driver.gpu.configWrite32(4, 0x6);
        assertThat(driver.until(100, () -> driver.read(0x200bc) == 0xff)).isTrue();
        assertThat(driver.gpu.configRead32(8) >>> 16).isEqualTo(0x0302);
        long flush = driver.memory().map(4096);
        driver.write(0x100a38, (int) (flush >>> 32));
        driver.write(0x100a34, (int) flush);
        byte[] file = driver.firmware.load("nvidia/gh100/gsp/fmc-570.144.bin").toArray(ValueLayout.JAVA_BYTE);
        long fmc = driver.memory().map(128 << 10);
        MemorySegment image = driver.memory().resolve(fmc, 128 << 10);
        Map<String, Integer> sections = Map.of("image", 2, "hash", 3, "key", 4, "signature", 5);
        copy(file, sections.get("image"), image, 0);
        MemorySegment bytes = MemorySegment.ofArray(packet);
        Bytes.put32(packet, 0, 0xc0000000);
        Bytes.put32(packet, 4, 0x1410de7e);
        Bytes.put16(packet, PAYLOAD, 1);
        Bytes.put16(packet, PAYLOAD + 2, 860);
        Bytes.put64(packet, PAYLOAD + 4, fmc);
        Bytes.put64(packet, PAYLOAD + 24, 0x200000);
        Bytes.put32(packet, PAYLOAD + 32, 0x100000);
        copy(file, sections.get("hash"), bytes, PAYLOAD + 36);
        copy(file, sections.get("key"), bytes, PAYLOAD + 84);
        copy(file, sections.get("signature"), bytes, PAYLOAD + 468);
        Bytes.put64(packet, PAYLOAD + 852, driver.memory().map(4096));
    }

    private static void copy(byte[] file, int section, MemorySegment to, long at) {
        int header = 52 + 40 * section;
        int offset = Bytes.u32(file, header + 16);
        MemorySegment.copy(file, offset, to, ValueLayout.JAVA_BYTE, at, Bytes.u32(file, header + 20));
    }

    private void send(int size) {
        driver.write(0x8f2ac0, 1 << 24);
        for (int i = 0; i < size; i += 4) {
            driver.write(0x8f2ac4, Bytes.u32(packet, i));
        }
        driver.write(0x8f2c04, size - 4);
        driver.write(0x8f2c00, 0);
    }

    /** The error in the FSP's answer. */
    private int answer() {
        assertThat(driver.until(1_000, () -> driver.read(0x8f2c80) != driver.read(0x8f2c84)))
                .isTrue();
        assertThat(driver.read(0x8f2c84)).isEqualTo(16);
        int[] words = new int[5];
        driver.write(0x8f2ac0, 1 << 25);
        for (int i = 0; i < words.length; i++) {
            words[i] = driver.read(0x8f2ac4);
        }
        driver.write(0x8f2c84, 0);
        driver.write(0x8f2c80, 0);
        assertThat(words[0]).isEqualTo(0xc0000000);
        assertThat(words[1]).isEqualTo(0x1510de7e);
        assertThat(words[3]).isEqualTo(0x14);
        return words[4];
    }

    @Test
    void startsTheFmcWhichReportsEmptyParameters() {
        send(PACKET);
        assertThat(answer()).isZero();
        assertThat(driver.gpu.refusals()).isEmpty();
        assertThat(driver.gpu.wpr2Up()).isTrue();
        assertThat(driver.read(0x110040)).as("the FSP has GSP").isEqualTo(0xbadf4104);
        assertThat(driver.until(100, () -> driver.read(0x1100f4) >>> 8 != 0xbadf41))
                .isTrue();
        assertThat(driver.read(0x1100f4) >>> 13 & 1).as("lockdown").isEqualTo(1);
        assertThat(driver.until(100, () -> driver.read(0x110044) == 0 && driver.read(0x110040) != 0))
                .isTrue();
        assertThat(driver.gpu.refusals())
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal.where()).startsWith("GSP_FMC_BOOT_PARAMS."));
        assertThat(driver.read(0x1100f4) >>> 13 & 1).as("lockdown").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "3, FSP transport header",
        "2, FSP transport header",
        "4, FSP message type",
        "5, FSP vendor",
        "7, FSP NVDM type",
        "8, FSP COT version",
        "10, FSP COT size",
        "13, FSP: FMC",
        "17, FSP: FMC",
        "20, FSP COT frtsSysmemOffset",
        "28, FSP COT frtsSysmemSize",
        "34, FSP COT frtsVidmemOffset",
        "42, FSP COT frtsVidmemSize",
        "44, FSP COT hash384",
        "92, FSP COT publicKey",
        "476, FSP COT signature",
        "860, FSP COT gspBootArgsSysmemOffset modulo page",
        "866, FSP: FMC parameters"
    })
    void refusesWhatIsWrong(int at, String where) {
        packet[at] ^= 0x20;
        send(PACKET);
        assertThat(answer()).isNotZero();
        assertThat(driver.gpu.refusals())
                .isNotEmpty()
                .anySatisfy(refusal -> assertThat(refusal.where()).startsWith(where));
        assertThat(driver.gpu.wpr2Up()).isFalse();
    }

    @Test
    void refusesATruncatedPacket() {
        send(PACKET - 4);
        assertThat(answer()).isNotZero();
        assertThat(driver.gpu.refusals().toString()).contains("FSP packet size");
    }

    @Test
    void refusesToStartASecondFmc() {
        send(PACKET);
        assertThat(answer()).isZero();
        send(PACKET);
        assertThat(answer()).isNotZero();
        assertThat(driver.gpu.refusals())
                .anySatisfy(refusal -> assertThat(refusal.expected()).contains("GSP halted and no WPR2"));
    }

    @Test
    void refusesAPacketOverOneThatWasNotTaken() {
        send(PACKET);
        driver.write(0x8f2ac0, 1 << 24);
        driver.write(0x8f2ac4, 0);
        assertThat(driver.gpu.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.expected()).isEqualTo("the packet before taken"));
    }
}
