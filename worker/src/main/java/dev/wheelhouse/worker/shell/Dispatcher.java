package dev.wheelhouse.worker.shell;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.core.CommandId;
import dev.wheelhouse.worker.core.Input;
import dev.wheelhouse.worker.core.Outstanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes what runs equal to what is outstanding: starts commands that are new, stops those that
 * nobody waits for any more. New work of a deployment begins only when what was stopped has come to
 * rest, so that a late write cannot follow a decision that rests on its absence.
 *
 * <p>Confined to the journal's thread; steps run elsewhere.
 */
final class Dispatcher {
  /** Takes inputs. From any thread. */
  interface Inbox {
    void offer(int partition, String deployment, Input input);
  }

  private final StepRuntime runtime;
  private final Fences fences;
  private final Inbox inbox;
  private final Consumer<Runnable> journalThread;
  private final Consumer<String> forget;
  private final Map<String, Work> works = new HashMap<>();

  Dispatcher(
      StepRuntime runtime,
      Fences fences,
      Inbox inbox,
      Consumer<Runnable> journalThread,
      Consumer<String> forget) {
    this.runtime = runtime;
    this.fences = fences;
    this.inbox = inbox;
    this.journalThread = journalThread;
    this.forget = forget;
  }

  private static final class Work {
    final int partition;
    Deployment deployment;
    final Map<CommandId, RunningStep> running = new LinkedHashMap<>();
    final Set<RunningStep> stopping = new LinkedHashSet<>();
    final Set<CommandId> decided = new LinkedHashSet<>();
    Instant deadline;
    Runnable disarm = () -> {};

    Work(int partition, Deployment deployment) {
      this.partition = partition;
      this.deployment = deployment;
    }
  }

  /** How many deployments are worked on. */
  int size() {
    return works.size();
  }

  /** The deployment's state is durable: do what it asks for. */
  void sync(int partition, Deployment deployment) {
    if (deployment.stage() == Stage.QUEUED) {
      return;
    }
    Work work = works.computeIfAbsent(deployment.id(), id -> new Work(partition, deployment));
    work.deployment = deployment;
    fences.begin(deployment);
    Map<CommandId, Command> wanted = new LinkedHashMap<>();
    Outstanding.of(deployment).forEach(command -> wanted.put(command.id(), command));
    stopOthers(work, wanted.keySet());
    if (work.stopping.isEmpty()) {
      wanted.values().forEach(command -> start(work, command));
    }
    arm(work);
  }

  /** The command's answer has been decided upon: it is over, whatever follows from it. */
  void decided(String deployment, CommandId command) {
    Work work = works.get(deployment);
    if (work != null) {
      work.decided.add(command);
    }
  }

  private void stopOthers(Work work, Set<CommandId> wanted) {
    List<RunningStep> others = new ArrayList<>();
    work.running
        .entrySet()
        .removeIf(
            entry -> {
              if (wanted.contains(entry.getKey()) && !work.decided.contains(entry.getKey())) {
                return false;
              }
              others.add(entry.getValue());
              return true;
            });
    work.decided.clear();
    others.forEach(step -> stop(work, step));
  }

  private void stop(Work work, RunningStep step) {
    boolean atRest =
        step.cancel(
            () ->
                journalThread.accept(
                    () -> {
                      work.stopping.remove(step);
                      if (works.get(work.deployment.id()) == work) {
                        sync(work.partition, work.deployment);
                      }
                    }));
    if (!atRest) {
      work.stopping.add(step);
    }
  }

  private void start(Work work, Command command) {
    if (work.running.containsKey(command.id())) {
      return;
    }
    RunningStep step =
        new RunningStep(
            command,
            work.deployment,
            runtime,
            input -> inbox.offer(work.partition, work.deployment.id(), input));
    work.running.put(command.id(), step);
    step.start();
  }

  private void arm(Work work) {
    Instant deadline = work.deployment.deadline();
    if (deadline == null || deadline.equals(work.deadline)) {
      return;
    }
    work.disarm.run();
    work.deadline = deadline;
    Duration left = Duration.between(runtime.clock().instant(), deadline);
    String id = work.deployment.id();
    work.disarm =
        runtime
            .timer()
            .after(
                left.isNegative() ? Duration.ZERO : left,
                () -> inbox.offer(work.partition, id, new Input.DeadlinePassed(deadline)));
  }

  /** The deployment has ended: nothing more is done for it. */
  void ended(String deployment) {
    Work work = works.remove(deployment);
    if (work != null) {
      stopAll(work);
      fences.end(deployment);
      forget.accept(deployment);
    }
  }

  private static void stopAll(Work work) {
    work.disarm.run();
    work.running.values().forEach(step -> step.cancel(() -> {}));
  }

  /**
   * The partition belongs to somebody else from now on: nothing more is done for its deployments.
   * Returns when their last writes have been answered, within a bound.
   */
  void drop(int partition) {
    List<String> dropped = new ArrayList<>();
    for (Work work : works.values()) {
      if (work.partition == partition) {
        stopAll(work);
        dropped.add(work.deployment.id());
      }
    }
    fences.giveAway(dropped);
    works.keySet().removeAll(dropped);
    dropped.forEach(forget);
  }
}
