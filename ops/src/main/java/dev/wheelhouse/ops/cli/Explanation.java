package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Execution;
import dev.wheelhouse.events.fold.HookProgress;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.follow.EventSummary;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.core.Outstanding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A deployment's state in plain words.
 *
 * @param state after {@code last}
 * @param last the last event that was folded
 * @param events how many the deployment has in all
 */
record Explanation(Deployment state, Event last, int events) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Deployment %s of %s (%s), after event %d of %d: %s, %s"
            .formatted(
                state.id(),
                state.key().namespace() + "/" + state.key().release(),
                state.request().operation().name().toLowerCase(Locale.ROOT),
                last.sequence(),
                events,
                last.data().getClass().getSimpleName(),
                Words.printable(EventSummary.of(last.data()))));
    lines.add("STAGE: " + Words.printable(stage()));
    if (!state.worker().isEmpty()) {
      lines.add("WORKER: " + Words.printable(state.worker()) + ", deadline " + state.deadline());
    }
    if (state.chart() != null) {
      lines.add(
          Words.printable(
              "CHART: %s %s (%s)"
                  .formatted(
                      state.chart().name(), state.chart().version(), state.chart().digest())));
    }
    if (state.revision() > 0) {
      lines.add("REVISION: " + state.revision());
    }
    trouble().forEach(line -> lines.add(Words.printable(line)));
    lines.add("OPEN:");
    lines.addAll(indented(open(), waitsFor()));
    lines.add("A WORKER WOULD:");
    lines.addAll(indented(next().stream().map(Explanation::words).toList(), "do nothing"));
    return lines;
  }

  private static List<String> indented(List<String> items, String none) {
    return (items.isEmpty() ? List.of(none) : items)
        .stream().map(item -> "  " + Words.printable(item)).toList();
  }

  private String stage() {
    String stage = state.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Execution execution = state.execution();
    if (state.stage() != Stage.EXECUTING || execution == null) {
      return stage;
    }
    return "%s, step %d of %d: %s"
        .formatted(
            stage,
            execution.position() + 1,
            execution.plan().steps().size(),
            execution.step().map(step -> step.label()).orElse("none"));
  }

  private List<String> trouble() {
    List<String> lines = new ArrayList<>();
    if (state.failure() != null) {
      lines.add(
          "FAILED: %s at %s: %s"
              .formatted(
                  state.failure().error().code(),
                  state.failure().step(),
                  state.failure().error().message()));
    }
    if (state.remediation() != null) {
      lines.add("UNDONE BY: " + state.remediation().kind().name().toLowerCase(Locale.ROOT));
    }
    if (state.cancellation() != null) {
      lines.add("CANCELLED: " + state.cancellation().reason());
    }
    if (!state.supersededBy().isEmpty()) {
      lines.add("SUPERSEDED BY: " + state.supersededBy());
    }
    return lines;
  }

  /** What has begun outside and not ended, as far as the events say. */
  private List<String> open() {
    List<String> open = new ArrayList<>();
    Execution execution = state.execution();
    if (execution == null || execution.hooks() == null || state.hasEnded()) {
      return open;
    }
    for (int i = 0; i < execution.hooks().hooks().size(); i++) {
      HookProgress hook = execution.hooks().hooks().get(i);
      if (hook.is(HookProgress.Status.RUNNING)) {
        open.add(
            "hook %s, attempt %d, since %s, until %s at the latest"
                .formatted(
                    execution.hooks().planned(i).resource().display(),
                    hook.attempt(),
                    hook.startedAt(),
                    hook.deadline()));
      }
    }
    return open;
  }

  private String waitsFor() {
    return switch (state.stage()) {
      case QUEUED -> "nothing: it waits for the release's running deployment to end";
      case AWAITING_APPROVAL ->
          "nothing: it waits for approval of plan " + state.approvalRequestedFor();
      case ENDED -> "nothing: it has ended";
      default -> "no hook runs";
    };
  }

  private List<Command> next() {
    return Outstanding.of(state);
  }

  private static String words(Command command) {
    String what =
        command instanceof Command.RunHook
            ? "adopt or create, and await, "
            : command instanceof Command.DeleteHook ? "delete " : "";
    return "%s%s  [%s]".formatted(what, command.label(), command.id());
  }

  /** The same for programs. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("deployment", state.id());
    tree.put("cluster", state.key().cluster());
    tree.put("namespace", state.key().namespace());
    tree.put("release", state.key().release());
    tree.put("operation", state.request().operation().name().toLowerCase(Locale.ROOT));
    tree.put("sequence", last.sequence());
    tree.put("events", events);
    tree.put("event", last.data().getClass().getSimpleName());
    tree.put("stage", state.stage().name().toLowerCase(Locale.ROOT));
    tree.put("step", state.execution() == null ? 0 : state.execution().position() + 1);
    tree.put("worker", state.worker());
    tree.put("deadline", state.deadline() == null ? null : state.deadline().toString());
    tree.put("revision", state.revision());
    tree.put("open", open());
    tree.put("next", next().stream().map(Explanation::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Command command) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("command", command.getClass().getSimpleName());
    tree.put("step", command.id().step());
    tree.put("attempt", command.id().attempt());
    tree.put("label", command.label());
    return tree;
  }
}
