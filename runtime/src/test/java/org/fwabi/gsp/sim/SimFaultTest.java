package org.fwabi.gsp.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault does what it says, and a driver that does nothing wrong is not blamed for it. */
class SimFaultTest {
    private static final String STATIC = "GET_GSP_STATIC_INFO";

    private static RawDriver with(Fault... faults) {
        return SimTables.driver(SimChip.GA102, "570.144", faults);
    }

    private static void stopsAt(String step, Fault fault) {
        RawDriver driver = with(fault);
        assertThat(driver.boot()).isEqualTo(step);
        assertThat(driver.gpu.refusals()).isEmpty();
    }

    private static RawDriver booted() {
        RawDriver driver = with();
        assertThat(driver.boot()).isEmpty();
        return driver;
    }

    private static RawQueues.Received ask(RawDriver driver) {
        driver.queues.send(
                STATIC,
                new byte[(int) driver.table.struct("GspStaticConfigInfo").size()]);
        return driver.queues.receive(1_000);
    }

    @Test
    void bootStopsWhereTheFaultIs() {
        stopsAt("fwsec", new Fault.FwsecError(0x77));
        stopsAt("fwsec", new Fault.FwsecDoesNothing());
        stopsAt("fwsec", new Fault.NeverHalts(true));
        stopsAt("booter", new Fault.NeverHalts(false));
        stopsAt("booter", new Fault.BooterError(0x99));
        stopsAt("riscv", new Fault.RiscvNeverActive());
        stopsAt("sequencer", new Fault.NoSequencer());
        stopsAt("sequencer", new Fault.BadSequencerOpcode(9));
        stopsAt("sequencer", new Fault.TruncatedSequencer());
        stopsAt("sequencer", new Fault.ResumeNeverDone());
        stopsAt("sequencer", new Fault.Silence("GSP_RUN_CPU_SEQUENCER"));
        stopsAt("init-done", new Fault.NoInitDone());
    }

    @Test
    void fwsecErrorIsInScratch() {
        RawDriver driver = with(new Fault.FwsecError(0x77));
        driver.boot();
        assertThat(driver.read(0x1438) >>> 16).isEqualTo(0x77);
        assertThat(driver.gpu.wpr2Up()).isFalse();
    }

    @Test
    void booterErrorIsInTheMailbox() {
        RawDriver driver = with(new Fault.BooterError(0x99));
        driver.boot();
        assertThat(driver.sec2.read(0x40)).isEqualTo(0x99);
    }

    @Test
    void misplacedFrtsIsSeenInWpr2() {
        RawDriver driver = with(new Fault.FrtsMisplaced());
        driver.boot();
        assertThat((driver.read(0x1fa824) >>> 4 & 0xfffffffL) << 12).isNotEqualTo(driver.frtsStart());
    }

    @Test
    void wpr2FromBeforeIsUpAtOnce() {
        RawDriver driver = with(new Fault.Wpr2AlreadySet());
        driver.enable();
        assertThat(driver.read(0x1fa828)).isNotZero();
    }

    @Test
    void wrongChipAndGfw() {
        RawDriver driver = with(new Fault.WrongChipId(0x1b2a1000), new Fault.GfwNeverDone());
        driver.enable();
        assertThat(driver.read(0xa00)).isEqualTo(0x1b2a1000);
        assertThat(driver.read(0x118234) & 0xff).isNotEqualTo(0xff);
    }

    @Test
    void badChecksum() {
        RawDriver driver = booted();
        driver.gpu.inject(new Fault.BadChecksum(STATIC));
        assertThat(sum(ask(driver))).isNotZero();
        driver.gpu.clearFaults();
        assertThat(sum(ask(driver))).isZero();
    }

    private static int sum(RawQueues.Received received) {
        byte[] bytes = received.element().memory().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        return ElementReader.checksum(bytes, Bytes.alignUp(80 + received.payload().length, 8));
    }

    @Test
    void headerFaults() {
        RawDriver driver = booted();
        long sequence = ask(driver).element().getLong("seqNum");
        driver.gpu.inject(new Fault.WrongSequence(STATIC, 5));
        driver.gpu.inject(new Fault.GarbageFunction(STATIC, 0x7777));
        driver.gpu.inject(new Fault.RpcResult(STATIC, 0x55));
        driver.gpu.inject(new Fault.WrongLength(STATIC, 100));
        RawQueues.Received received = ask(driver);
        assertThat(received.element().getLong("seqNum")).isEqualTo(sequence + 1 + 5);
        assertThat(received.function()).isEqualTo(0x7777);
        assertThat(received.element().getLong("rpc.rpc_result")).isEqualTo(0x55);
        assertThat(received.element().getLong("rpc.length")).isEqualTo(100);
    }

    @Test
    void elementCountAndPointer() {
        RawDriver driver = booted();
        driver.gpu.inject(new Fault.WrongElementCount(STATIC, 3));
        assertThat(ask(driver).element().getLong("elemCount")).isEqualTo(3);
        RawDriver other = booted();
        other.gpu.inject(new Fault.PointerOutOfRange(STATIC, 4711));
        ask(other);
        assertThat(other.queues.peerHeader().getLong("writePtr")).isEqualTo(4711);
    }

    @Test
    void liesInAnyField() {
        RawDriver driver = booted();
        driver.gpu.inject(new Fault.Lie(STATIC, "fbRegionInfoParams.numFBRegions", 17));
        driver.gpu.inject(new Fault.Lie(STATIC, "element:rpc.signature", 1));
        RawQueues.Received received = ask(driver);
        assertThat(driver.table
                        .view("GspStaticConfigInfo", MemorySegment.ofArray(received.payload()))
                        .getLong("fbRegionInfoParams.numFBRegions"))
                .isEqualTo(17);
        assertThat(received.element().getLong("rpc.signature")).isEqualTo(1);
    }

    @Test
    void silenceStallAndDeath() {
        RawDriver driver = booted();
        driver.gpu.inject(new Fault.Silence(STATIC));
        assertThat(ask(driver)).isNull();
        driver.gpu.clearFaults();
        driver.gpu.inject(new Fault.Stall(STATIC, 3_000_000_000L));
        assertThat(ask(driver)).isNull();
        assertThat(driver.queues.receive(4_000)).isNotNull();
        driver.gpu.clearFaults();
        driver.gpu.inject(new Fault.Die(STATIC));
        assertThat(ask(driver)).isNull();
        assertThat(driver.read(0)).isEqualTo(-1);
        assertThat(driver.gpu.configRead32(0)).isEqualTo(-1);
    }

    @Test
    void unloadFaults() {
        RawDriver never = booted();
        never.gpu.inject(new Fault.UnloadNeverSuspends());
        assertThat(never.unload()).isFalse();
        RawDriver stays = booted();
        stays.gpu.inject(new Fault.Wpr2Stays());
        assertThat(stays.unload()).isFalse();
        assertThat(stays.gpu.wpr2Up()).isTrue();
        RawDriver error = booted();
        error.gpu.inject(new Fault.BooterUnloadError(3));
        assertThat(error.unload()).isFalse();
        assertThat(error.sec2.read(0x40)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void aSkippedSequencerOperationIsNoticed(int operation) {
        RawDriver driver = with();
        driver.enable();
        driver.prepare();
        driver.fwsec(0x15, driver.frtsStart());
        driver.gsp.reset();
        driver.gsp.mailboxes(driver.libosAddress);
        driver.booter("booter_load", driver.metaAddress);
        driver.gsp.write(0x80, RawImage.appVersion(driver));
        driver.until(100, driver.gsp::riscvActive);
        driver.queues.sendSystemInfo();
        driver.queues.sendRegistry(0);
        RawSequencer sequencer = new RawSequencer(driver);
        sequencer.skip = operation;
        RawQueues.Received message = driver.queues.receive(1_000);
        assertThat(message).isNotNull();
        sequencer.run(message.payload());
        assertThat(driver.gpu.refusals()).isNotEmpty();
        assertThat(driver.gpu.running()).isFalse();
    }

    @Test
    void aBootGivenUpInTheSequencerLeavesNothingBehind() {
        RawDriver driver = with(new Fault.BadSequencerOpcode(9));
        assertThat(driver.boot()).isEqualTo("sequencer");
        assertThat(driver.fwsec(0x19, 0)).isTrue();
        assertThat(driver.booter("booter_unload", 0xffL | 0xffL << 32)).isTrue();
        assertThat(driver.gpu.wpr2Up()).isFalse();
        // The old queues are gone; a late doorbell must not reach for them.
        driver.memory().unmap(driver.queues.regionAddress);
        driver.write(0x110c00, 0);
        driver.gpu.clearFaults();
        assertThat(driver.boot()).isEmpty();
        assertThat(driver.gpu.refusals()).isEmpty();
    }

    @Test
    void oneSeedOneRun() {
        RawDriver first = booted();
        RawDriver second = booted();
        assertThat(first.gpu.notes()).isEqualTo(second.gpu.notes()).hasSizeGreaterThan(10);
    }
}
