package dev.wheelhouse.ops.check;

import dev.wheelhouse.worker.check.History.Revision;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The revisions that lie in a cluster, by what their Secrets' labels say. */
public final class ReleaseSecrets {
  private ReleaseSecrets() {}

  /** All revisions of all namespaces. Blocks. */
  public static List<Revision> read(Cluster cluster) throws StepException {
    List<Revision> revisions = new ArrayList<>();
    for (KubeObject secret : cluster.objects().list("v1", "Secret", "", Map.of("owner", "helm"))) {
      Map<String, Object> labels = secret.labels();
      String version = String.valueOf(labels.get("version"));
      if (version.matches("\\d{1,9}")) {
        revisions.add(
            new Revision(
                cluster.name(),
                secret.namespace(),
                String.valueOf(labels.get("name")),
                Integer.parseInt(version),
                String.valueOf(labels.get("status")),
                secret.annotation(SecretReleaseStore.OWNER)));
      }
    }
    return revisions;
  }
}
