package dev.wheelhouse.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What templates see as {@code .Capabilities}.
 *
 * @param kubeVersion version of the cluster
 * @param apiVersions what {@code .Capabilities.APIVersions.Has} knows: {@code group/version} and
 *     {@code group/version/Kind}
 * @param helmVersion what {@code .Capabilities.HelmVersion.Version} gives
 */
public record Capabilities(KubeVersion kubeVersion, List<String> apiVersions, String helmVersion) {
  /** The Helm version whose behaviour is rendered. */
  public static final String HELM_VERSION = "v3.21";

  /** Kubernetes v1.35.0 with Helm's default API versions, as {@code helm template} has them. */
  public static final Capabilities DEFAULT =
      new Capabilities(KubeVersion.DEFAULT, DefaultApiVersions.LIST, HELM_VERSION);

  /** Copies the list. */
  public Capabilities {
    Objects.requireNonNull(kubeVersion, "kubeVersion");
    apiVersions = List.copyOf(apiVersions);
    Objects.requireNonNull(helmVersion, "helmVersion");
  }

  /** The same for another cluster version. */
  public Capabilities withKubeVersion(KubeVersion version) {
    return new Capabilities(version, apiVersions, helmVersion);
  }

  /** The same with more API versions, as {@code --api-versions} adds them. */
  public Capabilities plusApiVersions(List<String> more) {
    List<String> all = new ArrayList<>(apiVersions);
    all.addAll(more);
    return new Capabilities(kubeVersion, all, helmVersion);
  }
}
