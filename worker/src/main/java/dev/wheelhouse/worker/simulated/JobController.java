package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs Jobs: a pod for each completion and a new one for each that failed, until completions,
 * backoffLimit or activeDeadlineSeconds; then ttlSecondsAfterFinished.
 */
final class JobController implements Controller {
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  private final SimulatedStore store;
  private final Status status;
  private final double factor;

  JobController(SimulatedStore store, Status status, double factor) {
    this.store = store;
    this.status = status;
    this.factor = factor;
  }

  @Override
  public Instant reconcile(KubeObject job) {
    if (job.at("metadata", "deletionTimestamp").isPresent()) {
      return null;
    }
    Optional<Instant> finished = finishedAt(job);
    if (finished.isPresent()) {
      return expire(job, finished.get());
    }
    if (job.at("spec", "suspend").equals(Optional.of(true))) {
      return null;
    }
    return run(job, new Count(store.podsOf(job)));
  }

  private static Optional<Instant> finishedAt(KubeObject job) {
    return Trees.mapsIn(job.map("status"), "conditions").stream()
        .filter(c -> List.of("Complete", "Failed").contains(c.get("type")))
        .filter(c -> "True".equals(c.get("status")))
        .findFirst()
        .map(c -> Instant.parse((String) c.get("lastTransitionTime")));
  }

  private Instant expire(KubeObject job, Instant finished) {
    Optional<Long> ttl = job.number("spec", "ttlSecondsAfterFinished");
    if (ttl.isEmpty()) {
      return null;
    }
    Instant end = finished.plus(Behaviour.scaled(Duration.ofSeconds(ttl.get()), factor));
    if (store.now().isBefore(end)) {
      return end;
    }
    status.delete(job);
    return null;
  }

  private Instant run(KubeObject job, Count count) {
    Instant started = job.text("status", "startTime").map(Instant::parse).orElseGet(store::now);
    Optional<Instant> deadline =
        job.number("spec", "activeDeadlineSeconds")
            .map(s -> started.plus(Behaviour.scaled(Duration.ofSeconds(s), factor)));
    if (deadline.isPresent() && !store.now().isBefore(deadline.get())) {
      return fail(
          job, started, count, "DeadlineExceeded", "Job was active longer than specified deadline");
    }
    if (count.failed > job.number("spec", "backoffLimit").orElse(6L)) {
      return fail(
          job,
          started,
          count,
          "BackoffLimitExceeded",
          "Job has reached the specified backoff limit");
    }
    long completions = job.number("spec", "completions").orElse(1L);
    if (count.succeeded >= completions) {
      Map<String, Object> done = counts(started, count);
      done.put("completionTime", SimulatedStore.timestamp(store.now()));
      done.put("conditions", Status.conditions(status.condition(job, "Complete", true, "", "")));
      status.set(job, done);
      return null;
    }
    Instant next = startPods(job, count, completions - count.succeeded);
    status.set(job, counts(started, count));
    return earlier(next, deadline.orElse(null));
  }

  private Instant startPods(KubeObject job, Count count, long missing) {
    if (count.lastFailure != null) {
      Instant again = count.lastFailure.plus(Behaviour.scaled(BACKOFF, factor));
      if (store.now().isBefore(again)) {
        return again;
      }
    }
    long wanted = Math.min(job.number("spec", "parallelism").orElse(1L), missing);
    for (long active = count.active; active < wanted; active++) {
      int number = (int) (count.succeeded + count.failed + active);
      status.createPod(
          job,
          job.name() + "-" + Status.suffix(job.uid() + number),
          number,
          Trees.map("controller-uid", job.uid(), "batch.kubernetes.io/controller-uid", job.uid()));
      count.active++;
    }
    return null;
  }

  private Instant fail(
      KubeObject job, Instant started, Count count, String reason, String message) {
    status.warn(job, reason, message);
    for (KubeObject pod : count.activePods) {
      status.delete(pod);
    }
    count.active = 0;
    Map<String, Object> failed = counts(started, count);
    failed.put(
        "conditions", Status.conditions(status.condition(job, "Failed", true, reason, message)));
    status.set(job, failed);
    return null;
  }

  private static Map<String, Object> counts(Instant started, Count count) {
    Map<String, Object> counts = Trees.map("startTime", started.toString());
    counts.put("active", count.active);
    counts.put("succeeded", count.succeeded);
    counts.put("failed", count.failed);
    counts.values().removeIf(Long.valueOf(0)::equals);
    return counts;
  }

  private static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** The Job's pods by their phase. */
  private static final class Count {
    long active;
    long succeeded;
    long failed;
    Instant lastFailure;
    final List<KubeObject> activePods;

    Count(List<KubeObject> pods) {
      activePods = new ArrayList<>();
      for (KubeObject pod : pods) {
        switch (pod.text("status", "phase").orElse("")) {
          case "Succeeded" -> succeeded++;
          case "Failed" -> {
            failed++;
            lastFailure = later(lastFailure, finishedAt(pod));
          }
          default -> {
            active++;
            activePods.add(pod);
          }
        }
      }
    }

    private static Instant finishedAt(KubeObject pod) {
      return Trees.mapsIn(pod.map("status"), "containerStatuses").stream()
          .map(c -> new KubeObject(c).text("state", "terminated", "finishedAt"))
          .flatMap(Optional::stream)
          .map(Instant::parse)
          .findFirst()
          .orElse(Instant.EPOCH);
    }

    private static Instant later(Instant one, Instant other) {
      return one == null || other.isAfter(one) ? other : one;
    }
  }
}
