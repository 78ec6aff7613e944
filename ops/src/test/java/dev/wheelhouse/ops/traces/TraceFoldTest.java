package dev.wheelhouse.ops.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.ops.gateway.EventWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFoldTest {
  private static final ReleaseKey WEB = new ReleaseKey("prod", "shop", "web");
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  /** The example of the W3C's specification. */
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static List<Event> events(String traceparent, List<LifecycleEvent> story) {
    List<Event> events = new ArrayList<>();
    for (LifecycleEvent data : story) {
      Instant time = START.plusSeconds(events.size());
      events.add(new Event("dep", events.size() + 1, WEB, time, "w1", traceparent, data));
    }
    return events;
  }

  private static List<LifecycleEvent> story(List<LifecycleEvent> end) {
    return Stream.concat(EventWriter.begun(2, 'b').stream(), end.stream()).toList();
  }

  private static Optional<DeploymentTrace> trace(List<Event> events) {
    TraceFold fold = new TraceFold();
    Optional<DeploymentTrace> last = Optional.empty();
    for (Event event : events) {
      assertThat(last).isEmpty();
      last = fold.on(event);
    }
    return last;
  }

  private static String drawn(DeploymentTrace trace) {
    var byId = trace.steps().stream().collect(Collectors.toMap(Step::id, Function.identity()));
    StringBuilder drawn = new StringBuilder();
    for (Step step : trace.steps()) {
      int depth = 0;
      for (Step at = step; byId.containsKey(at.parent()); at = byId.get(at.parent())) {
        depth++;
      }
      drawn
          .append("  ".repeat(depth))
          .append(step.name())
          .append(step.error() == null ? "" : " !")
          .append(" ")
          .append(Duration.between(START, step.start()).toSeconds())
          .append("-")
          .append(Duration.between(START, step.end()).toSeconds())
          .append("\n");
    }
    return drawn.toString();
  }

  @Test
  void isASpanForTheDeploymentAndOneForEachStep() {
    DeploymentTrace trace = trace(events(PARENT, story(EventWriter.deployed(2)))).orElseThrow();

    assertThat(drawn(trace))
        .isEqualTo(
            """
            upgrade shop/web 0-17
              queue 0-1
              chart 1-2
              values 2-3
              render 3-4
              plan 4-5
              record revision 5-6
              pre-upgrade hooks 6-13
                pre-upgrade weight 5 8-11
                  Job/migrate 9-10
              resources, wave 1 of 1 13-14
              readiness 14-16
              finish 16-17
            """);
    Step root = trace.steps().get(0);
    assertThat(root.parent()).isEqualTo("00f067aa0ba902b7");
    assertThat(trace.parent().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(root.attributes())
        .containsEntry("deployment.status", "succeeded")
        .containsEntry("vcs.ref.head.revision", "9fceb02")
        .containsEntry("wheelhouse.chart", "web-1.2.2")
        .containsEntry("wheelhouse.revision", "2");
  }

  @Test
  void carriesWhatWentWrongWhereItDid() {
    DeploymentTrace trace =
        trace(events("", story(EventWriter.failed(2, "no such table")))).orElseThrow();

    Step hook =
        trace.steps().stream()
            .filter(s -> s.name().equals("Job/migrate"))
            .findFirst()
            .orElseThrow();
    assertThat(hook.error()).contains("HOOK_FAILED", "exit code 3");
    assertThat(hook.log()).containsExactly("no such table");
    assertThat(trace.steps().get(0).error()).contains("failed at pre-upgrade hooks");
    assertThat(trace.steps().get(0).parent()).isEmpty();
  }

  @Test
  void whatUndoesADeploymentIsBelowASpanOfItsOwn() {
    DeployError error = new DeployError(ErrorCode.HOOK_FAILED, "no");
    Plan plan = new Plan(Plan.Action.UNINSTALL, 1, 0, 0, List.of());
    List<LifecycleEvent> undone =
        List.of(
            new Trouble.StepFailed("pre-upgrade hooks", error),
            new Trouble.RemediationStarted(
                Trouble.RemediationStarted.Kind.UNINSTALL,
                0,
                plan,
                EventWriter.digest('b'),
                START.plusSeconds(900)),
            new End.ReleaseFailed(2, "hooks", error, End.ReleaseFailed.Remediation.UNINSTALLED));

    DeploymentTrace trace = trace(events(PARENT, story(undone))).orElseThrow();

    assertThat(drawn(trace)).contains("\n  undoing: uninstall 11-12\n");
  }

  @Test
  void theSameEventsAreTheSameSpansHoweverOftenTheyAreFolded() {
    List<Event> events = events("", story(EventWriter.deployed(2)));

    assertThat(trace(events)).isEqualTo(trace(events));
    assertThat(trace(events).orElseThrow().steps()).extracting(Step::id).doesNotHaveDuplicates();
    assertThat(trace(events).orElseThrow().parent().traceId()).matches("[0-9a-f]{32}");
  }

  @Test
  void whatCiDoesNotSampleIsNotSent() {
    String unsampled = PARENT.substring(0, PARENT.length() - 1) + "0";

    assertThat(trace(events(unsampled, story(EventWriter.deployed(2))))).isEmpty();
  }

  @Test
  void aDeploymentWithoutItsBeginningGivesNone() {
    List<Event> events = events(PARENT, story(EventWriter.deployed(2)));

    assertThat(trace(events.subList(3, events.size()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01"
      })
  void whatIsNoTraceparentStartsATraceOfItsOwn(String header) {
    TraceParent parent = TraceParent.of(header, "dep");

    assertThat(parent).isEqualTo(TraceParent.of("", "dep"));
    assertThat(parent.spanId()).isEmpty();
  }
}
