package dev.wheelhouse.worker.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.core.Scenarios.Scenario;
import dev.wheelhouse.worker.core.Scenarios.Worker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker may die between any two events; whoever folds the log goes on where it was. */
class RecoveryTest {

  static Stream<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyDeploymentEndsOnceWithGaplessSequence(Scenario scenario) {
    Worker worker = new Worker(scenario.world());

    worker.take(scenario);
    worker.runToTheEnd();

    List<Event> log = worker.log;
    assertThat(log).extracting(Event::sequence).containsExactlyElementsOf(numbers(log.size()));
    assertThat(log.stream().filter(event -> event.data() instanceof End)).hasSize(1);
    assertThat(log.get(log.size() - 1).data()).isInstanceOf(End.class);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void replayOfEveryPrefixEqualsTheLiveState(Scenario scenario) {
    Worker worker = new Worker(scenario.world());
    worker.take(scenario);
    worker.runToTheEnd();

    Deployment live = Deployment.begin(worker.log.get(0));
    for (int length = 1; length < worker.log.size(); length++) {
      live = live.apply(worker.log.get(length));
      Deployment replayed = Deployment.begin(worker.log.get(0));
      for (Event event : worker.log.subList(1, length + 1)) {
        replayed = replayed.apply(event);
      }

      assertThat(replayed).isEqualTo(live);
      assertThat(Outstanding.of(replayed)).isEqualTo(Outstanding.of(live));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aSuccessorGoesOnFromEveryPrefixAndStartsNoHookTwice(Scenario scenario) {
    Worker worker = new Worker(scenario.world());
    worker.take(scenario);
    worker.runToTheEnd();
    Class<?> expected = worker.log.get(worker.log.size() - 1).data().getClass();

    for (int length = 1; length < worker.log.size(); length++) {
      Worker successor = Worker.restored(scenario.world(), worker.log.subList(0, length));
      successor.runToTheEnd();

      assertThat(successor.log)
          .extracting(Event::sequence)
          .containsExactlyElementsOf(numbers(successor.log.size()));
      assertThat(successor.log.get(successor.log.size() - 1).data()).isInstanceOf(expected);
      assertThat(hookStarts(successor.log))
          .allSatisfy((hook, starts) -> assertThat(starts).isOne());
    }
  }

  private static Map<ResourceRef, Integer> hookStarts(List<Event> log) {
    Map<ResourceRef, Integer> starts = new HashMap<>();
    log.forEach(
        event -> {
          if (event.data() instanceof HookEvent.HookStarted started) {
            starts.merge(started.hook(), 1, Integer::sum);
          }
        });
    return starts;
  }

  private static List<Long> numbers(int size) {
    return Stream.iterate(1L, n -> n + 1).limit(size).toList();
  }
}
