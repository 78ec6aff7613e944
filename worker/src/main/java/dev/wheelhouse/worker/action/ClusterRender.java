package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.KubeVersion;
import dev.wheelhouse.render.LookupProvider;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.worker.action.ReleaseDocuments.Document;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.List;
import java.util.Optional;

/** What a render asks a live cluster, without a deployment. Changes nothing there. */
public final class ClusterRender {
  private final Cluster cluster;

  /** Renders beside this cluster, which stays the caller's to close. */
  public ClusterRender(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The cluster's version and kinds. */
  public Capabilities capabilities() throws StepException {
    return capabilities(cluster.discovery());
  }

  static Capabilities capabilities(Discovery discovery) throws StepException {
    return new Capabilities(
        KubeVersion.parse(discovery.kubeVersion()),
        List.copyOf(discovery.apiVersions()),
        Capabilities.HELM_VERSION);
  }

  /** Answers {@code lookup} from the cluster. */
  public LookupProvider lookup() {
    return new ClusterLookup(cluster.objects());
  }

  /**
   * Has the API server take each object of a manifest, as a dry run of the apply.
   *
   * @throws StepException RESOURCE_INVALID and its like, beginning with Helm's words
   */
  public void acceptable(String manifest, ReleaseInfo release) throws StepException {
    try {
      for (Document document : ReleaseDocuments.parse(manifest)) {
        accepted(placed(document.object(), release.namespace()));
      }
    } catch (StepException refused) {
      throw StepException.terminal(
          refused.error().code(),
          "unable to build kubernetes objects from release manifest: " + refused.error().message(),
          refused);
    }
  }

  /**
   * Checks that no object of a manifest is there already but as one of the release.
   *
   * @throws StepException RESOURCE_CONFLICT with Helm's text
   */
  public void free(String manifest, ReleaseInfo release) throws StepException {
    for (Document document : ReleaseDocuments.parse(manifest)) {
      KubeObject object = placed(document.object(), release.namespace());
      Optional<KubeObject> live = cluster.objects().get(object.ref());
      if (live.isPresent()) {
        owned(live.get(), release);
      }
    }
  }

  private static void owned(KubeObject live, ReleaseInfo release) throws StepException {
    try {
      Ownership.check(live, release.name(), release.namespace());
    } catch (StepException foreign) {
      throw StepException.terminal(
          foreign.error().code(),
          "Unable to continue with install: " + foreign.error().message(),
          foreign);
    }
  }

  private KubeObject placed(KubeObject object, String namespace) throws StepException {
    ResourceRef ref = object.ref();
    if (!cluster.discovery().namespaced(ref.apiVersion(), ref.kind())
        || !ref.namespace().isEmpty()) {
      return object;
    }
    return ReleaseObjects.withMetadata(object, metadata -> metadata.put("namespace", namespace));
  }

  /** A namespace that the install would yet make is no fault of the object. */
  private void accepted(KubeObject object) throws StepException {
    try {
      cluster.objects().preview(object, true);
    } catch (StepException refused) {
      if (refused.error().code() != ErrorCode.NAMESPACE_NOT_FOUND) {
        throw refused;
      }
    }
  }
}
