package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.ops.cli.DoctorCommand.Finding;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.ops.log.GroupState;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the log tells of its own health and of the workers'. */
final class LogCheckup {
  private final LogClient log;
  private final String group;
  private final Duration stuckAfter;
  private final Instant now;

  LogCheckup(LogClient log, String group, Duration stuckAfter, Instant now) {
    this.log = log;
    this.group = group;
    this.stuckAfter = stuckAfter;
    this.now = now;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      int partitions = log.partitions();
      log.partitionsOf(log.topics().releases());
      findings.add(
          Finding.ok(
              "topics", log.topics().prefix() + ".* with " + Words.count(partitions, "partition")));
    } catch (LogException e) {
      findings.add(Finding.wrong("topics", e.getMessage(), "start a worker: it makes the topics"));
      return findings;
    }
    workers(findings);
    deployments(findings);
    deadLetters(findings);
    return findings;
  }

  private void workers(List<Finding> findings) {
    GroupState state = log.groups().workers(group);
    if (state.members().isEmpty()) {
      findings.add(
          Finding.wrong("workers", "none in group " + group, "start one: wheelhouse worker"));
    } else {
      findings.add(
          Finding.ok(
              "workers",
              Words.count(state.members().size(), "worker")
                  + ": "
                  + String.join(", ", state.members())));
    }
    if (!state.members().isEmpty() && state.unassigned() > 0) {
      findings.add(
          Finding.warning(
              "workers",
              Words.count(state.unassigned(), "partition") + " without an owner",
              "wait for the group to settle; if it does not, look at the workers' logs"));
    }
    String waiting = Words.count((int) state.waiting(), "record") + " of the requests not read yet";
    findings.add(
        state.waiting() == 0
            ? Finding.ok("backlog", waiting)
            : Finding.warning("backlog", waiting, "see whether it shrinks: run doctor again"));
  }

  private void deployments(List<Finding> findings) {
    List<ReleaseSummary> open =
        new ReleaseQueries(log)
            .summaries().stream()
                .filter(
                    release ->
                        release.progress() == ReleaseSummary.Progress.RUNNING
                            || release.progress() == ReleaseSummary.Progress.QUEUED)
                .toList();
    List<ReleaseSummary> stuck =
        open.stream().filter(release -> release.updated().isBefore(now.minus(stuckAfter))).toList();
    if (stuck.isEmpty()) {
      findings.add(Finding.ok("deployments", Words.count(open.size(), "deployment") + " open"));
    }
    for (ReleaseSummary release : stuck) {
      findings.add(
          Finding.wrong(
              "deployments",
              "%s: no event for %s at %s"
                  .formatted(
                      release.key(),
                      Words.duration(Duration.between(release.updated(), now)),
                      release.step().isEmpty() ? "the queue" : release.step()),
              "wheelhouse events --deployment " + release.deployment()));
    }
  }

  private void deadLetters(List<Finding> findings) {
    String topic = log.topics().deadLetters();
    long letters = log.size(topic, log.partitionsOf(topic));
    findings.add(
        letters == 0
            ? Finding.ok("dead letters", "none")
            : Finding.warning(
                "dead letters",
                "records that no worker could read lie in " + topic,
                "their headers say why; correct and send them again"));
  }
}
