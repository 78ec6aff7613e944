package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the release Secrets of the named cluster tell beside the log: releases that plain Helm made,
 * and revisions that it added. Reads only. Where no cluster is named it knows nothing; where one is
 * named and does not answer it says so on standard error, and knows nothing.
 */
final class StoredReleases {
  private static final int NAMED = 5;

  private final Console console;
  private final CommonOptions common;
  private final Clusters clusters;

  StoredReleases(Console console, CommonOptions common, Clusters clusters) {
    this.console = console;
    this.common = common;
    this.clusters = clusters;
  }

  /**
   * The newest revision of each release; empty where Secrets were not read.
   *
   * @param namespace empty: of all namespaces
   */
  Optional<List<StoredRelease>> newest(String namespace) {
    return ask(store -> store.newest(namespace));
  }

  /** All revisions of a release, ascending; empty where Secrets were not read. */
  Optional<List<StoredRelease>> history(String namespace, String name) {
    return ask(store -> store.history(namespace, name));
  }

  /** Says which releases the log takes for installed although the cluster has none of them. */
  void warnOfAbsent(List<ReleaseLine> releases, List<StoredRelease> secrets) {
    Set<String> stored =
        secrets.stream()
            .map(secret -> secret.record().namespace() + "/" + secret.record().name())
            .collect(Collectors.toSet());
    List<String> absent =
        releases.stream()
            .filter(ReleaseLine::shouldBeStored)
            .map(release -> release.key().namespace() + "/" + release.key().release())
            .filter(name -> !stored.contains(name))
            .toList();
    if (!absent.isEmpty()) {
      console
          .err()
          .println(
              "Warning: the named cluster has no revision of "
                  + String.join(", ", absent.subList(0, Math.min(NAMED, absent.size())))
                  + (absent.size() > NAMED ? " and %d more".formatted(absent.size() - NAMED) : "")
                  + ", which the log tells of: another client has removed it, or this is not the"
                  + " cluster that the log means.");
    }
  }

  @FunctionalInterface
  private interface Question {
    List<StoredRelease> of(SecretReleaseStore store) throws StepException;
  }

  private Optional<List<StoredRelease>> ask(Question question) {
    if (!clusters.isNamed(console, common)) {
      return Optional.empty();
    }
    try (Cluster cluster = clusters.open(console, common)) {
      return Optional.of(question.of(new SecretReleaseStore(cluster.objects(), Clock.systemUTC())));
    } catch (CommandException e) {
      return nothing(e.getMessage());
    } catch (StepException e) {
      return nothing(e.error().message());
    }
  }

  private Optional<List<StoredRelease>> nothing(String reason) {
    console
        .err()
        .println("Warning: release Secrets are not read, this is what the log tells: " + reason);
    return Optional.empty();
  }
}
