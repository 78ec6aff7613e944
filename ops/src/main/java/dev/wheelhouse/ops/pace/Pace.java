package dev.wheelhouse.ops.pace;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, since when, and how long the same took before: a fold over lifecycle events, each
 * deployment's in order. Keeps the open deployments and, of the {@value #KEPT} things that ran
 * last, their latest durations. Not thread-safe.
 */
public final class Pace {
  private static final int KEPT = 20_000;
  private static final int ENOUGH = 5;

  private final Limits limits;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Map<String, Durations> usual = latestKept();

  /**
   * When a step counts as stalled.
   *
   * @param unknown how long a step may run that has run fewer than five times before
   * @param atLeast how long any step may run
   * @param factor how many times the 95th percentile of its history it may run
   */
  public record Limits(Duration unknown, Duration atLeast, int factor) {
    public static final Limits DEFAULTS =
        new Limits(Duration.ofMinutes(10), Duration.ofMinutes(1), 2);
  }

  /** A step that has ended. */
  public record Span(Deployment deployment, RunningStep step, Instant began, Instant ended) {
    public Duration took() {
      return Duration.between(began, ended);
    }
  }

  /**
   * What an event has changed.
   *
   * @param before null: it was the first
   * @param ended steps that ended with it
   */
  public record Change(Deployment before, Deployment after, List<Span> ended) {}

  /**
   * A step that runs longer than it should.
   *
   * @param limit how long it might have run
   */
  public record Stalled(
      Deployment deployment, RunningStep step, Instant since, Duration running, Duration limit) {}

  /** A deployment that has not ended. */
  private static final class Open {
    Deployment deployment;
    Map<RunningStep, Instant> steps = new LinkedHashMap<>();

    Open(Deployment deployment) {
      this.deployment = deployment;
    }
  }

  public Pace(Limits limits) {
    this.limits = limits;
  }

  /**
   * Takes the next event.
   *
   * @return what it changed; empty for one of a deployment whose beginning is gone, or that this
   *     version cannot follow
   */
  public Optional<Change> on(Event event) {
    Open known = open.get(event.deployment());
    Deployment before = known == null ? null : known.deployment;
    if (before == null && !(event.data() instanceof RequestAccepted)) {
      return Optional.empty();
    }
    Deployment after;
    try {
      after = before == null ? Deployment.begin(event) : before.apply(event);
    } catch (IllegalStateException | IllegalArgumentException gap) {
      open.remove(event.deployment());
      return Optional.empty();
    }
    Open now = open.computeIfAbsent(event.deployment(), id -> new Open(after));
    now.deployment = after;
    List<Span> ended = move(now, event.time());
    ended.forEach(span -> remember(key(after, span.step().label()), span.took()));
    if (after.hasEnded()) {
      open.remove(event.deployment());
      remember(after, event);
    }
    return Optional.of(new Change(before, after, ended));
  }

  private static List<Span> move(Open now, Instant time) {
    Map<RunningStep, Instant> steps = new LinkedHashMap<>();
    for (RunningStep step : RunningStep.of(now.deployment)) {
      steps.put(step, now.steps.getOrDefault(step, time));
    }
    List<Span> ended = new ArrayList<>();
    now.steps.forEach(
        (step, since) -> {
          if (!steps.containsKey(step)) {
            ended.add(new Span(now.deployment, step, since, time));
          }
        });
    now.steps = steps;
    return ended;
  }

  private void remember(Deployment deployment, Event last) {
    boolean well =
        !(last.data() instanceof End.ReleaseFailed)
            && !(last.data() instanceof End.DeploymentCancelled);
    if (well && deployment.startedAt() != null) {
      remember(whole(deployment), Duration.between(deployment.startedAt(), last.time()));
    }
  }

  private void remember(String key, Duration duration) {
    usual.computeIfAbsent(key, k -> new Durations()).add(duration);
  }

  /** Deployments that have not ended, in the order in which they were accepted. */
  public List<Deployment> open() {
    return open.values().stream().map(each -> each.deployment).toList();
  }

  /** Steps that run longer than their own history allows, the longest first. */
  public List<Stalled> stalled(Instant now) {
    List<Stalled> stalled = new ArrayList<>();
    for (Open each : open.values()) {
      each.steps.forEach(
          (step, since) -> {
            Duration running = Duration.between(since, now);
            Duration limit = limit(each.deployment, step);
            if (step.kind().canStall() && running.compareTo(limit) > 0) {
              stalled.add(new Stalled(each.deployment, step, since, running, limit));
            }
          });
    }
    stalled.sort(Comparator.comparing(Stalled::running).reversed());
    return stalled;
  }

  private Duration limit(Deployment deployment, RunningStep step) {
    Durations before = usual.get(key(deployment, step.label()));
    if (before == null || before.count() < ENOUGH) {
      return limits.unknown();
    }
    Duration usually = before.percentile(0.95).multipliedBy(limits.factor());
    return usually.compareTo(limits.atLeast()) > 0 ? usually : limits.atLeast();
  }

  /**
   * When an open deployment will have ended if it takes as long as the same did before, the median
   * of its chart; empty when it has not begun or there was none.
   */
  public Optional<Instant> expectedEnd(String deployment) {
    Open known = open.get(deployment);
    if (known == null || known.deployment.startedAt() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(usual.get(whole(known.deployment)))
        .map(before -> known.deployment.startedAt().plus(before.percentile(0.5)));
  }

  private static String whole(Deployment deployment) {
    return key(deployment, deployment.request().operation().json());
  }

  /** Releases of one chart behave alike; where no chart is known, a release is like itself. */
  private static String key(Deployment deployment, String what) {
    String like =
        deployment.chart() == null ? deployment.key().toString() : deployment.chart().name();
    return like + "\n" + what;
  }

  private static Map<String, Durations> latestKept() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Durations> eldest) {
        return size() > KEPT;
      }
    };
  }
}
