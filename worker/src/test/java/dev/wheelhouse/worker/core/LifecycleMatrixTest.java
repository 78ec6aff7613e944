package dev.wheelhouse.worker.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.worker.core.Scenarios.Scenario;
import dev.wheelhouse.worker.core.Scenarios.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every input in every stage has a defined outcome. docs/release-lifecycle.md is written by this
 * test; run it with {@code -Dwheelhouse.docs=write} after a change that is meant.
 */
class LifecycleMatrixTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "release-lifecycle.md");

  @Test
  void everyInputInEveryStageHasADefinedOutcome() throws IOException {
    Map<Stage, List<Deployment>> states = states();

    Map<Stage, Map<String, Set<String>>> matrix = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      matrix.put(stage, row(states.getOrDefault(stage, List.of())));
    }

    assertThat(states.keySet()).as("every stage is visited").containsAll(List.of(Stage.values()));
    assertThat(matrix.values())
        .as("every input has an outcome in every stage")
        .allSatisfy(row -> assertThat(row.keySet()).hasSameSizeAs(kinds()));
    String document = document(matrix);
    if ("write".equals(System.getProperty("wheelhouse.docs"))) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
  }

  private static List<Class<?>> kinds() {
    return Arrays.asList(Input.class.getPermittedSubclasses());
  }

  /** All states that the scenarios pass through, by stage. */
  private static Map<Stage, List<Deployment>> states() {
    Map<Stage, List<Deployment>> states = new EnumMap<>(Stage.class);
    Stream.concat(Scenarios.all(), Stream.of(approval()))
        .forEach(
            scenario -> {
              Worker worker = new Worker(scenario.world());
              worker.take(scenario);
              if (scenario.options().approval()) {
                worker.runToTheEndApproving();
              } else {
                worker.runToTheEnd();
              }
              Deployment state = Deployment.begin(worker.log.get(0));
              states.computeIfAbsent(state.stage(), stage -> new ArrayList<>()).add(state);
              for (Event event : worker.log.subList(1, worker.log.size())) {
                state = state.apply(event);
                states.computeIfAbsent(state.stage(), stage -> new ArrayList<>()).add(state);
              }
            });
    return states;
  }

  private static Scenario approval() {
    return new Scenario(
        "approved install",
        Samples.install(),
        null,
        Samples.options(false, true, Options.OnBusy.QUEUE),
        "");
  }

  private static Map<String, Set<String>> row(List<Deployment> states) {
    Map<String, Set<String>> row = new LinkedHashMap<>();
    for (Deployment state : states) {
      inputs(state)
          .forEach(
              input -> {
                Decision decision =
                    Decider.decide(state, input, state.updatedAt().plusSeconds(1), "w");
                assertThat(decision.refusal() == null || decision.events().isEmpty())
                    .as("a refused input changes nothing")
                    .isTrue();
                row.computeIfAbsent(input.getClass().getSimpleName(), name -> new TreeSet<>())
                    .add(outcome(decision));
              });
    }
    return row;
  }

  private static String outcome(Decision decision) {
    if (decision.refusal() != null) {
      return "-";
    }
    return decision.events().isEmpty()
        ? "no change"
        : decision.events().get(0).data().getClass().getSimpleName();
  }

  /** An input of every kind; those about commands speak of what is open, else of something past. */
  private static Stream<Input> inputs(Deployment state) {
    Instant soon = state.updatedAt().plusSeconds(1);
    ScriptedWorld world = new ScriptedWorld(Samples.install(), Samples.uninstall());
    List<Command> open = Outstanding.of(state);
    CommandId past = new CommandId(state.id(), "past", 1);
    DeployError error = new DeployError(ErrorCode.CLUSTER_UNREACHABLE, "gone");
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input.Begin("w"));
    inputs.add(new Input.Resume("w"));
    inputs.add(
        open.isEmpty()
            ? new Input.Done(past, Optional.empty())
            : world.answer(open.get(0), state, soon));
    CommandId id = open.isEmpty() ? past : open.get(0).id();
    inputs.add(new Input.Progressed(id, new ResourceEvent.ReadinessProgressed(1, 2, List.of())));
    inputs.add(new Input.Failed(id, error));
    inputs.add(new Input.DeadlinePassed(soon));
    inputs.add(new Input.Cancel("someone", "", ""));
    inputs.add(
        new Input.Approve("someone", state.planned() == null ? "" : state.planned().digest()));
    inputs.add(new Input.Deny("someone", ""));
    return inputs.stream();
  }

  private static String document(Map<Stage, Map<String, Set<String>>> matrix) {
    List<String> inputs = kinds().stream().map(Class::getSimpleName).toList();
    StringBuilder text = new StringBuilder();
    text.append("# The life of a release\n\n")
        .append(
            "What follows when an input reaches a deployment, by its stage: the first fact that\n")
        .append(
            "is recorded. `-` is an input that nobody waits for, or that is refused with a code.\n")
        .append(
            "This file is written by `LifecycleMatrixTest` from the code, and fails when it drifts.\n\n")
        .append("| stage | ")
        .append(String.join(" | ", inputs))
        .append(" |\n|")
        .append("---|".repeat(inputs.size() + 1))
        .append('\n');
    matrix.forEach(
        (stage, row) ->
            text.append("| ")
                .append(stage)
                .append(" | ")
                .append(
                    inputs.stream()
                        .map(input -> String.join("<br>", row.getOrDefault(input, Set.of("-"))))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
    return text.toString();
  }
}
