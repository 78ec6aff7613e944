package dev.wheelhouse.worker.shell;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.events.request.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The latest summaries of releases. What a deployment leaves as it was is taken from the summary
 * before; where that is not known, because another worker wrote it, and the deployment has not
 * touched the release, nothing is said, so that what is known stays.
 *
 * <p>Confined to the journal's thread.
 */
final class Summaries {
  private final Function<ReleaseSummary, byte[]> writer;
  private final Map<Integer, Map<ReleaseKey, ReleaseSummary>> byPartition = new HashMap<>();

  Summaries(Function<ReleaseSummary, byte[]> writer) {
    this.writer = writer;
  }

  /** The summary after one of the release's deployments has reached this state. */
  Optional<byte[]> after(int partition, Deployment deployment) {
    Map<ReleaseKey, ReleaseSummary> known =
        byPartition.computeIfAbsent(partition, number -> new HashMap<>());
    ReleaseSummary earlier = known.get(deployment.key());
    boolean touched =
        deployment.revision() > 0 && deployment.request().operation() != Operation.TEST;
    if (earlier == null && !touched) {
      return Optional.empty();
    }
    ReleaseSummary summary =
        earlier == null ? ReleaseSummary.of(deployment) : ReleaseSummary.of(earlier, deployment);
    known.put(deployment.key(), summary);
    return Optional.of(writer.apply(summary));
  }

  /** Another worker may write the partition's summaries from now on. */
  void forget(int partition) {
    byPartition.remove(partition);
  }
}
