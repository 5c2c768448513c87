package org.fwabi.gsp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.fwabi.gsp.queue.QueueProtocol.RpcSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad messages: each is named, costs itself only, and the next good one arrives. */
class RejectionTest {
    private static final int GOOD = 0x1042;

    private static ByteBuffer edit(byte[] element) {
        return ByteBuffer.wrap(element).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Pushes one bad element and a good one behind it, from some slot on, and says why the bad one was rejected. */
    private static Rejection rejected(Bench bench, byte[] bad) throws QueueException {
        bench.rejections.clear();
        bench.events.clear();
        bench.gsp.push(bad);
        bench.gsp.send(GOOD, new byte[] {1, 2, 3});
        bench.drain();
        assertThat(bench.events).extracting(Bench.Got::number).containsExactly(GOOD);
        assertThat(bench.events.getFirst().payload()).containsExactly(1, 2, 3);
        assertThat(bench.gsp.statusRead()).isEqualTo(bench.gsp.statusWrite);
        assertThat(bench.rejections).hasSize(1);
        return bench.rejections.getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 65489, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void aLengthOutsideTheRangeIsRejectedWhetherTheCountAgreesOrNot(int length) throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int round = 0; round < 70; round++) {
                byte[] bad = bench.gsp.element(0x1001, new byte[16]);
                edit(bad).putInt(56, length);
                Rejection plain = rejected(bench, RawGsp.seal(bad));
                long unsigned = Integer.toUnsignedLong(length);
                if (length == 0 || length == 31) {
                    assertThat(plain).isEqualTo(new Rejection.BadLength(unsigned, 32, 65488));
                } else {
                    assertThat(plain).isEqualTo(new Rejection.BadElementCount(1, unsigned, 1));
                }
            }
        }
    }

    @Test
    void oneByteTooLongIsRejectedWithItsSlots() throws QueueException {
        try (Bench bench = Bench.booted()) {
            assertThat(rejected(bench, bench.gsp.element(0x1001, Bench.pattern(65457))))
                    .isEqualTo(new Rejection.BadLength(65489, 32, 65488));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 65487, 65488})
    void aLengthInsideTheRangeIsTaken(int length) throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] payload = Bench.pattern(length - 32);
            bench.gsp.send(0x1001, payload);
            bench.drain();
            assertThat(bench.rejections).isEmpty();
            assertThat(bench.events).hasSize(1);
            assertThat(bench.events.getFirst().payload()).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 16, 17, 62, 63, 64, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void anElementCountThatTheLengthDoesNotNeedIsRejected(int count) throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int round = 0; round < 70; round++) {
                byte[] bad = bench.gsp.element(0x1001, new byte[16]);
                edit(bad).putInt(40, count);
                assertThat(rejected(bench, RawGsp.seal(bad)))
                        .isEqualTo(new Rejection.BadElementCount(Integer.toUnsignedLong(count), 48, 1));
            }
        }
    }

    @Test
    void aLongElementWithANonsenseCountIsSkippedWhole() throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] bad = bench.gsp.element(0x1001, Bench.pattern(20_000));
            edit(bad).putInt(40, 0);
            assertThat(rejected(bench, bad)).isEqualTo(new Rejection.BadElementCount(0, 20_032, 5));
        }
    }

    @Test
    void anElementThatIsNeverPublishedWholeIsRejectedInTime() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.push(bench.gsp.element(0x1001, Bench.pattern(20_000)), 2);
            assertThat(bench.queue.poll()).isTrue();
            assertThat(bench.rejections).containsExactly(new Rejection.Incomplete(5, 2));
            assertThat(bench.clock.nanoTime()).isLessThan(20_000_000);
            bench.gsp.send(GOOD, new byte[0]);
            bench.drain();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(GOOD);
        }
    }

    @Test
    void anElementWhoseSlotsAppearOneByOneIsTaken() throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] payload = Bench.pattern(20_000);
            bench.gsp.push(bench.gsp.element(0x1001, payload), 5);
            bench.gsp.statusWrite(1);
            int[] published = {1};
            bench.clock.whileAsleep(() -> bench.gsp.statusWrite(Math.min(5, ++published[0])));
            bench.drain();
            assertThat(bench.events).hasSize(1);
            assertThat(bench.events.getFirst().payload()).isEqualTo(payload);
        }
    }

    @Test
    void signatureAndVersionAreJudgedBeforeTheChecksum() throws QueueException {
        try (Bench bench = Bench.booted()) {
            byte[] signature = bench.gsp.element(0x1001, new byte[16]);
            edit(signature).putInt(52, 0x43505257);
            assertThat(rejected(bench, signature)).isEqualTo(new Rejection.BadSignature(0x43505256, 0x43505257));
            byte[] version = bench.gsp.element(0x1001, new byte[16]);
            edit(version).putInt(48, 0x04000000);
            assertThat(rejected(bench, version)).isEqualTo(new Rejection.BadHeaderVersion(0x03000000, 0x04000000));
        }
    }

    @Test
    void everySingleBitOfTheHeadersIsGuarded() throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int bit = 0; bit < 80 * 8; bit++) {
                byte[] bad = bench.gsp.element(0x1001, Bench.pattern(5000));
                bad[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(rejected(bench, bad))
                        .as("bit %d of byte %d", bit % 8, bit / 8)
                        .isNotNull();
            }
            assertThat(bench.missed).isZero();
            assertThat(bench.queue.death()).isNull();
        }
    }

    /** Without a checksum a flipped bit may go unnoticed. Only one in the sequence number costs more than its message. */
    @Test
    void everySingleBitWithoutChecksumIsSurvived() throws QueueException {
        QueueProtocol bare = Protocols.with(63, 65536, ChecksumRule.NONE, RpcSequence.ZERO, false);
        for (int bit = 0; bit < 80 * 8; bit++) {
            try (Bench bench = Bench.booted(bare)) {
                byte[] bad = bench.gsp.element(0x1001, Bench.pattern(5000));
                bad[bit / 8] ^= (byte) (1 << bit % 8);
                bench.gsp.push(bad);
                boolean ahead = bit / 8 == 36 && bit % 8 < 6;
                for (int i = 0; i < (ahead ? 64 : 1); i++) {
                    bench.gsp.send(GOOD, new byte[0]);
                    bench.drain();
                }
                assertThat(bench.events.getLast().number()).as("bit %d", bit).isEqualTo(GOOD);
                assertThat(bench.gsp.statusRead()).isEqualTo(bench.gsp.statusWrite);
            }
        }
    }

    /** Some releases sum whole slots, with what an older message left behind this one. */
    @Test
    void whatStandsBehindAMessageIsPartOfASumOverSlotsOnly() throws QueueException {
        QueueProtocol slots = Protocols.with(63, 65536, ChecksumRule.XOR64_SLOTS, RpcSequence.ZERO, false);
        for (int payload : new int[] {0, 1, 4016, 4017, 20_000, 65_456}) {
            try (Bench bench = Bench.booted(slots);
                    Bench other = Bench.booted()) {
                byte[] element = RawGsp.seal(soiled(bench.gsp.element(0x1001, Bench.pattern(payload))));
                bench.gsp.push(element);
                bench.drain();
                assertThat(bench.rejections).as("%d bytes", payload).isEmpty();
                assertThat(bench.events.getFirst().payload()).isEqualTo(Bench.pattern(payload));
                if (element.length > 80 + payload) {
                    element[element.length - 1] ^= 1;
                    edit(element).putInt(36, bench.gsp.statusSeqNum++);
                    assertThat(rejected(bench, element)).isInstanceOf(Rejection.BadChecksum.class);
                    other.gsp.push(RawGsp.seal(soiled(other.gsp.element(0x1001, Bench.pattern(payload)))));
                    other.drain();
                    assertThat(other.rejections).hasSize(1).first().isInstanceOf(Rejection.BadChecksum.class);
                }
            }
        }
    }

    /** An element in whole slots, with something behind its message. */
    private static byte[] soiled(byte[] element) {
        byte[] whole = java.util.Arrays.copyOf(element, (element.length + 4095) / 4096 * 4096);
        java.util.Arrays.fill(whole, element.length, whole.length, (byte) 0x5a);
        if (whole.length > element.length) {
            // An even number of equal words would cancel out.
            whole[whole.length - 1] = 0x59;
        }
        return whole;
    }

    @Test
    void aStaleRecordIsSkippedAndTheQueueConverges() throws QueueException {
        try (Bench bench = Bench.booted()) {
            for (int i = 0; i < 5; i++) {
                bench.gsp.send(GOOD, new byte[0]);
            }
            bench.drain();
            for (int old = 2; old < 5; old++) {
                bench.gsp.push(bench.gsp.element(0x1001, new byte[0], old, 0, 0));
            }
            bench.gsp.send(0x1002, new byte[0]);
            bench.drain();
            assertThat(bench.rejections)
                    .containsExactly(new Rejection.Stale(5, 2), new Rejection.Stale(5, 3), new Rejection.Stale(5, 4));
            assertThat(bench.events)
                    .extracting(Bench.Got::number)
                    .endsWith(GOOD, 0x1002)
                    .hasSize(6);
            assertThat(bench.missed).isZero();
        }
    }

    @Test
    void aGapIsReportedAndTheMessageBehindItTaken() throws QueueException {
        try (Bench bench = Bench.booted()) {
            bench.gsp.send(GOOD, new byte[0]);
            bench.gsp.statusSeqNum += 3;
            bench.gsp.send(0x1002, new byte[0]);
            bench.gsp.send(0x1003, new byte[0]);
            bench.drain();
            assertThat(bench.missed).isEqualTo(3);
            assertThat(bench.rejections).isEmpty();
            assertThat(bench.events).extracting(Bench.Got::number).containsExactly(GOOD, 0x1002, 0x1003);
        }
    }

    @Test
    void aNumberFurtherAheadThanTheRingHoldsIsRejectedAndForgotten() throws QueueException {
        try (Bench bench = Bench.booted()) {
            Rejection reason = rejected(bench, bench.gsp.element(0x1001, new byte[0], 64, 0, 0));
            assertThat(reason).isEqualTo(new Rejection.FarAhead(0, 64));
        }
    }

    @Test
    void theSequenceNumberWrapsAt32Bits() throws QueueException {
        QueueProtocol protocol = Protocols.r570();
        try (Bench bench = Bench.booted(protocol)) {
            // From 0 to the end of the range in strides that a gap may have would take 2^32 / 63 messages; so start
            // there: a reader that has seen number 2^32 - 3 is made by hand.
            ElementReader reader =
                    new ElementReader(bench.region, new PeerLink(32, 4096, null), bench.clock, bench.arena, -2);
            ReceivedMessage message = new ReceivedMessage(protocol, bench.arena);
            for (int seqNum : new int[] {-2, -1, 0, 1}) {
                bench.gsp.push(bench.gsp.element(GOOD, new byte[0], seqNum, 0, 0));
                assertThat(reader.read(message)).isEqualTo(ElementReader.Outcome.GOOD);
                assertThat(reader.missed()).isZero();
            }
        }
    }

    @Test
    void randomDamageNeverWedgesNorThrows() throws QueueException {
        Random random = new Random(7);
        try (Bench bench = Bench.booted()) {
            for (int round = 0; round < 3000; round++) {
                byte[] element = bench.gsp.element(0x1001, Bench.pattern(random.nextInt(9000)));
                for (int i = random.nextInt(6); i >= 0; i--) {
                    int at = random.nextInt(4) == 0 ? random.nextInt(element.length) : 32 + random.nextInt(48);
                    element[at] = (byte) random.nextInt();
                }
                if (random.nextBoolean()) {
                    // A number that is wrong under a right checksum is believed, so that is not damage.
                    edit(element).putInt(36, bench.gsp.statusSeqNum - 1);
                    RawGsp.seal(element);
                }
                bench.events.clear();
                bench.gsp.push(element);
                bench.gsp.send(GOOD, new byte[0]);
                bench.gsp.send(GOOD + 1, new byte[0]);
                bench.drain();
                assertThat(bench.events.getLast().number())
                        .as("round %d", round)
                        .isEqualTo(GOOD + 1);
                assertThat(bench.gsp.statusRead()).isEqualTo(bench.gsp.statusWrite);
            }
        }
    }
}
