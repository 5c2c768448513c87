package org.fwabi.benchmarks.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import org.fwabi.gsp.queue.QueueProtocol.ChecksumRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reply is that to its command, however it is waited for. */
class ExchangeTest {
    @ParameterizedTest
    @CsvSource({"8, XOR64, 0", "568, XOR64, 1000", "4016, NONE, 0", "20000, XOR64, 1000"})
    void everyReplyCarriesTheNumberOfItsCommand(int bytes, ChecksumRule checksum, long delay) {
        try (Exchange exchange = new Exchange(bytes, checksum, delay)) {
            long sum = 0;
            for (int i = 0; i < 100; i++) {
                assertThat(exchange.call(i)).isEqualTo(i);
                assertThat(exchange.callLocked(i)).isEqualTo(i);
                exchange.submit(i, 1 + i % 12);
                sum += i;
            }
            assertThat(exchange.settled()).isEqualTo(sum);
        }
    }
}
