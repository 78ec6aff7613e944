package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import java.time.Clock;
import java.util.List;

/**
 * What the release Secrets of the named cluster tell beside the log: releases that plain Helm made,
 * and revisions that it added. Reads only. Where no cluster is named it knows nothing; where one is
 * named and does not answer it says so on standard error, and knows nothing.
 */
final class StoredReleases {
  private final Console console;
  private final CommonOptions common;
  private final Clusters clusters;

  StoredReleases(Console console, CommonOptions common, Clusters clusters) {
    this.console = console;
    this.common = common;
    this.clusters = clusters;
  }

  /**
   * The newest revision of each release.
   *
   * @param namespace empty: of all namespaces
   */
  List<StoredRelease> newest(String namespace) {
    return ask(store -> store.newest(namespace));
  }

  /** All revisions of a release, ascending. */
  List<StoredRelease> history(String namespace, String name) {
    return ask(store -> store.history(namespace, name));
  }

  @FunctionalInterface
  private interface Question {
    List<StoredRelease> of(SecretReleaseStore store) throws StepException;
  }

  private List<StoredRelease> ask(Question question) {
    if (!clusters.isNamed(console, common)) {
      return List.of();
    }
    try (Cluster cluster = clusters.open(console, common)) {
      return question.of(new SecretReleaseStore(cluster.objects(), Clock.systemUTC()));
    } catch (CommandException e) {
      return nothing(e.getMessage());
    } catch (StepException e) {
      return nothing(e.error().message());
    }
  }

  private List<StoredRelease> nothing(String reason) {
    console
        .err()
        .println("Warning: release Secrets are not read, this is what the log tells: " + reason);
    return List.of();
  }
}
