package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RateLimiter limiter = new RateLimiter(10, nanos::get);

  private long allowed(String client, int calls) {
    return IntStream.range(0, calls).filter(i -> limiter.allows(client)).count();
  }

  @Test
  void allowsThreeSecondsWorthAtOnceAndThenTheRate() {
    long atOnce = allowed("a", 100);
    nanos.addAndGet(2_000_000_000L);

    assertThat(atOnce).isEqualTo(30);
    assertThat(allowed("a", 100)).isEqualTo(20);
  }

  @Test
  void countsClientsApart() {
    allowed("a", 100);

    assertThat(allowed("b", 100)).isEqualTo(30);
  }

  @Test
  void forgetsClientsThatCalledLongAgo() {
    IntStream.range(0, 20_000).forEach(i -> limiter.allows("client " + i));

    assertThat(allowed("client 0", 100)).isEqualTo(30);
  }
}
