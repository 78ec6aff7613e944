package dev.wheelhouse.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.log.GroupState;
import dev.wheelhouse.ops.pace.Pace;
import dev.wheelhouse.ops.pace.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleMetricsTest {
  private final Story story = new Story();
  private final LifecycleMetrics metrics = new LifecycleMetrics(Pace.Limits.DEFAULTS);

  @Test
  void countsDeploymentsByOutcomeAndMeasuresTheirSteps() {
    // given
    List<Event> events = story.upgrade("web", Duration.ofSeconds(30));

    // when
    events.forEach(metrics::on);

    // then
    assertThat(metrics.scrape(last(events)))
        .contains(
            "wheelhouse_deployments_total{operation=\"upgrade\",outcome=\"deployed\"} 1.0\n",
            "wheelhouse_deployment_duration_seconds_sum{operation=\"upgrade\",outcome=\"deployed\"} 41.0\n",
            "wheelhouse_step_duration_seconds_bucket{step=\"hook\",le=\"15.0\"} 0\n",
            "wheelhouse_step_duration_seconds_bucket{step=\"hook\",le=\"60.0\"} 1\n",
            "wheelhouse_open_deployments{stage=\"executing\"} 0.0\n",
            "wheelhouse_queue_age_seconds 0.0\n",
            "wheelhouse_log_events_total 14.0\n")
        .doesNotContain("wheelhouse_step_stalled_seconds{");
  }

  @Test
  void whoReadsTheLogAgainTellsTheSame() {
    // given
    List<Event> events = story.upgrade("web", Duration.ofSeconds(30));
    events.forEach(metrics::on);
    LifecycleMetrics another = new LifecycleMetrics(Pace.Limits.DEFAULTS);

    // when
    events.forEach(another::on);

    // then
    assertThat(another.scrape(last(events))).isEqualTo(metrics.scrape(last(events)));
  }

  @Test
  void namesTheReleaseOfAStalledStepUntilItGoesOn() {
    // given
    List<Event> events = story.upgrade("web", Duration.ofHours(1));
    int hook = story.indexOfHook();
    events.subList(0, hook + 1).forEach(metrics::on);
    Instant late = events.get(hook).time().plus(Duration.ofMinutes(11));
    String series =
        "wheelhouse_step_stalled_seconds{cluster=\"default\",deployment=\"deployment-1\","
            + "namespace=\"shop\",release=\"web\",step=\"pre-upgrade hook Job/migrate\"}";
    assertThat(metrics.scrape(late)).contains(series + " 660.0\n");

    // when
    events.subList(hook + 1, events.size()).forEach(metrics::on);

    // then
    assertThat(metrics.scrape(late)).doesNotContain("wheelhouse_step_stalled_seconds{");
  }

  @Test
  void tellsTheAgeOfTheOldestThatWaitsForItsTurn() {
    // given
    Event accepted = story.upgrade("web", Duration.ofSeconds(1)).get(0);

    // when
    metrics.on(accepted);

    // then
    assertThat(metrics.scrape(accepted.time().plusSeconds(42)))
        .contains(
            "wheelhouse_queue_age_seconds 42.0\n",
            "wheelhouse_open_deployments{stage=\"queued\"} 1.0\n");
  }

  @Test
  void tellsWorkersAndLagOnceTheGroupIsKnown() {
    // given
    assertThat(metrics.scrape(Instant.EPOCH)).doesNotContain("wheelhouse_workers");

    // when
    metrics.on(new GroupState(List.of("w1", "w2"), 3, 17));

    // then
    assertThat(metrics.scrape(Instant.EPOCH))
        .contains(
            "wheelhouse_workers 2.0\n",
            "wheelhouse_requests_waiting 17.0\n",
            "wheelhouse_partitions_unassigned 3.0\n");
  }

  @Test
  void everySeriesBelongsToAMetricOfTheEnum() {
    // given
    List<Event> events = story.upgrade("web", Duration.ofSeconds(30));
    events.forEach(metrics::on);
    metrics.onUnreadable();

    // when
    String scrape = metrics.scrape(last(events));

    // then
    assertThat(WorkerMetricsTest.series(scrape))
        .allSatisfy(name -> assertThat(Metric.ofSeries(name)).as(name).isPresent());
  }

  private static Instant last(List<Event> events) {
    return events.get(events.size() - 1).time();
  }
}
