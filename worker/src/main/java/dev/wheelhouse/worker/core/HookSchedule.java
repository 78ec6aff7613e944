package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.HookPhaseProgress;
import dev.wheelhouse.events.fold.HookProgress;
import dev.wheelhouse.events.fold.HookProgress.Status;
import dev.wheelhouse.events.plan.DeletePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which hook of a phase is next, as Helm's {@code execHook} has it: one after another by weight and
 * name; when all have succeeded, those with {@code hook-succeeded} are deleted in reverse order;
 * when one fails, it is deleted under {@code hook-failed}, then those before it under {@code
 * hook-succeeded} in order. Hooks are named by their index in the phase.
 */
final class HookSchedule {
  /** A deletion that is due. */
  record Deletion(int hook, DeletePolicy policy) {}

  private HookSchedule() {}

  /**
   * How many hooks of a group may run at a time: as the request says, or more if the chart does.
   */
  static int parallelism(Deployment deployment, HookPhaseProgress progress) {
    return Math.max(
        deployment.request().options().hookParallelism(), progress.step().parallelism());
  }

  /**
   * Hooks of the open weight group that may start now, in order.
   *
   * @param parallelism how many of a group may run at a time
   */
  static List<Integer> startable(HookPhaseProgress progress, int parallelism) {
    if (!progress.isGroupOpen() || progress.hasFailed()) {
      return List.of();
    }
    int first = progress.firstHookOf(progress.groupsStarted() - 1);
    int end = progress.firstHookOf(progress.groupsStarted());
    int free = parallelism - (int) running(progress).count();
    return IntStream.range(first, end)
        .filter(i -> progress.hooks().get(i).is(Status.WAITING))
        .limit(Math.max(free, 0))
        .boxed()
        .toList();
  }

  static IntStream running(HookPhaseProgress progress) {
    return IntStream.range(0, progress.hooks().size())
        .filter(i -> progress.hooks().get(i).is(Status.RUNNING));
  }

  /** Whether every hook of the open weight group has succeeded. */
  static boolean isGroupDone(HookPhaseProgress progress) {
    int first = progress.firstHookOf(progress.groupsStarted() - 1);
    int end = progress.firstHookOf(progress.groupsStarted());
    return progress.hooks().subList(first, end).stream().allMatch(h -> h.is(Status.SUCCEEDED));
  }

  /** Whether a hook's namesake must be cleared away before it may start. */
  static boolean needsClearing(HookPhaseProgress progress, int hook) {
    return progress.planned(hook).deletedUnder(DeletePolicy.BEFORE_HOOK_CREATION);
  }

  /**
   * The next deletion at the end of the phase; empty when none is left. As Helm, nothing is deleted
   * after a hook that could not be created.
   */
  static List<Deletion> deletions(HookPhaseProgress progress) {
    List<Deletion> due = new ArrayList<>();
    int size = progress.hooks().size();
    if (progress.hooks().stream().anyMatch(HookSchedule::wasNotCreated)) {
      return due;
    }
    if (progress.hasFailed()) {
      for (int i = 0; i < size; i++) {
        addIfDue(due, progress, i, Status.FAILED, DeletePolicy.HOOK_FAILED);
      }
      for (int i = 0; i < size; i++) {
        addIfDue(due, progress, i, Status.SUCCEEDED, DeletePolicy.HOOK_SUCCEEDED);
      }
    } else {
      for (int i = size - 1; i >= 0; i--) {
        addIfDue(due, progress, i, Status.SUCCEEDED, DeletePolicy.HOOK_SUCCEEDED);
      }
    }
    return due;
  }

  private static boolean wasNotCreated(HookProgress hook) {
    return hook.is(Status.FAILED) && hook.error().code() == ErrorCode.HOOK_CONFLICT;
  }

  private static void addIfDue(
      List<Deletion> due, HookPhaseProgress progress, int i, Status status, DeletePolicy policy) {
    HookProgress hook = progress.hooks().get(i);
    if (hook.is(status) && !hook.removed() && progress.planned(i).deletedUnder(policy)) {
      due.add(new Deletion(i, policy));
    }
  }

  /** The first hook that failed. */
  static OptionalInt firstFailed(HookPhaseProgress progress) {
    return IntStream.range(0, progress.hooks().size())
        .filter(i -> progress.hooks().get(i).is(Status.FAILED))
        .findFirst();
  }
}
