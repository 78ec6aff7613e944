package dev.wheelhouse.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {

  @Test
  void tellsWhatTheWorkerMeasured() {
    // given
    WorkerMetrics metrics = new WorkerMetrics(List.of());
    metrics.watch(() -> true);

    // when
    metrics.committed(3, Duration.ofMillis(7));
    metrics.worked("RenderManifest", false, Duration.ofMillis(20));
    metrics.worked("RunHook", true, Duration.ofMillis(2));
    metrics.working(5);

    // then
    assertThat(metrics.scrape())
        .contains(
            "wheelhouse_journal_events_total 3.0\n",
            "wheelhouse_journal_commit_seconds_count 1\n",
            "wheelhouse_journal_commit_seconds_bucket{le=\"0.025\"} 1\n",
            "wheelhouse_handler_duration_seconds_count{command=\"RenderManifest\",outcome=\"done\"} 1\n",
            "wheelhouse_handler_duration_seconds_count{command=\"RunHook\",outcome=\"failed\"} 1\n",
            "wheelhouse_deployments_in_work 5.0\n",
            "wheelhouse_worker_ready 1.0\n");
  }

  @Test
  void everySeriesBelongsToAMetricOfTheEnum() {
    // given
    WorkerMetrics metrics = new WorkerMetrics(List.of());

    // when
    metrics.committed(1, Duration.ofMillis(1));
    metrics.worked("RenderManifest", false, Duration.ofMillis(1));

    // then
    assertThat(series(metrics.scrape()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Metric.ofSeries(name)).as(name).isPresent());
  }

  @Test
  void countsOnWhenWhatCountsIsHeldByNobodyElse() {
    // given
    Meters meters = new Meters();
    long[] total = {1};
    meters.counter(Metric.API_CALLS, () -> total[0], "default");

    // when
    System.gc();
    total[0] = 7;

    // then
    assertThat(meters.scrape()).contains("wheelhouse_api_calls_total{cluster=\"default\"} 7.0\n");
  }

  @Test
  void refusesValuesThatDoNotFitTheLabels() {
    Meters meters = new Meters();

    assertThatThrownBy(() -> meters.count(Metric.FAILURES))
        .hasMessage("FAILURES has the labels [code], found values []");
  }

  static Set<String> series(String scrape) {
    return scrape
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toSet());
  }
}
