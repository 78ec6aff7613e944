package dev.wheelhouse.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

/** The lease, what it is renewed by, and the clock it is measured with. */
class LeaseTest {
  private static final Duration SESSION = Duration.ofSeconds(9);

  private long now;
  private final Map<String, Double> values = new HashMap<>();
  private final Map<MetricName, Metric> metrics = new HashMap<>();
  private final ConsumerHeartbeats heartbeats = new ConsumerHeartbeats(metrics, () -> now);
  private OptionalLong heard = OptionalLong.empty();
  private final Lease lease = new Lease(() -> heard, () -> now, SESSION);

  private static long seconds(double seconds) {
    return Math.round(seconds * 1e9);
  }

  private void metric(String name, double value) {
    MetricName key = new MetricName(name, "consumer-coordinator-metrics", "", Map.of());
    values.put(name, value);
    metrics.putIfAbsent(
        key,
        new Metric() {
          @Override
          public MetricName metricName() {
            return key;
          }

          @Override
          public Object metricValue() {
            return values.get(name);
          }
        });
  }

  @Test
  void doesNotHoldBeforeTheGroupHasHeardOfTheWorker() {
    lease.renew(lease.renewal());

    assertThat(lease.holds()).isFalse();
  }

  @Test
  void holdsForTwoThirdsOfASessionFromWhatTheGroupHasHeard() {
    heard = OptionalLong.of(seconds(100));
    lease.renew(lease.renewal());

    now = seconds(105.9);
    assertThat(lease.holds()).isTrue();
    now = seconds(106);
    assertThat(lease.holds()).isFalse();
  }

  @Test
  void isNotRenewedByAPollThatBeganBeforeTheAnswer() {
    OptionalLong renewal = lease.renewal();
    heard = OptionalLong.of(seconds(1));
    lease.renew(renewal);

    assertThat(lease.holds()).isFalse();
  }

  @Test
  void anAnswerTellsOfTheTimeBeforeTheLastLookLessTheLongestTimeAnAnswerTook() {
    now = seconds(10);
    heartbeats.heard();
    metric("heartbeat-total", 1);
    metric("heartbeat-response-time-max", 499);
    now = seconds(11);

    assertThat(heartbeats.heard()).hasValue(seconds(9.5));
  }

  @Test
  void joiningTheGroupIsHeardToo() {
    now = seconds(10);
    heartbeats.heard();
    metric("sync-total", 1);
    metric("sync-time-max", 999);
    now = seconds(10.5);

    assertThat(heartbeats.heard()).hasValue(seconds(9));
  }

  @Test
  void noAnswerTellsNothingNew() {
    now = seconds(10);
    heartbeats.heard();
    metric("heartbeat-total", 1);
    metric("heartbeat-response-time-max", 499);
    now = seconds(11);
    heartbeats.heard();
    now = seconds(14);

    assertThat(heartbeats.heard()).hasValue(seconds(9.5));
  }

  @Test
  void anAnswerThatCameDuringALongPauseTellsNothing() {
    now = seconds(10);
    heartbeats.heard();
    metric("heartbeat-total", 1);
    metric("heartbeat-response-time-max", 1);
    now = seconds(30);

    assertThat(heartbeats.heard()).isEmpty();
  }

  @Test
  void timeGoesByWhileTheMachineSleeps() {
    long[] monotonic = {seconds(5)};
    long[] wall = {seconds(1000)};
    AwakeClock clock = new AwakeClock(() -> monotonic[0], () -> wall[0]);

    wall[0] += seconds(3600);
    long slept = clock.getAsLong();
    wall[0] -= seconds(7200);
    monotonic[0] += seconds(2);
    long setBack = clock.getAsLong();

    assertThat(slept).isEqualTo(seconds(3600));
    assertThat(setBack).isEqualTo(seconds(3602));
  }
}
