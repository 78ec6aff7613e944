package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The kinds a simulated cluster knows: those built in, and those its CRDs define. */
final class SimulatedKinds {
  /** Kind names by apiVersion; {@code *} marks cluster-scoped kinds. */
  private static final String BUILT_IN =
      """
      v1 ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate \
      ReplicationController ResourceQuota Secret Service ServiceAccount \
      *Namespace *Node *PersistentVolume *ComponentStatus
      apps/v1 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
      batch/v1 CronJob Job
      autoscaling/v1 HorizontalPodAutoscaler
      autoscaling/v2 HorizontalPodAutoscaler
      policy/v1 PodDisruptionBudget
      networking.k8s.io/v1 Ingress NetworkPolicy *IngressClass *IPAddress *ServiceCIDR
      rbac.authorization.k8s.io/v1 Role RoleBinding *ClusterRole *ClusterRoleBinding
      storage.k8s.io/v1 CSIStorageCapacity *CSIDriver *CSINode *StorageClass *VolumeAttachment
      scheduling.k8s.io/v1 *PriorityClass
      coordination.k8s.io/v1 Lease
      discovery.k8s.io/v1 EndpointSlice
      events.k8s.io/v1 Event
      node.k8s.io/v1 *RuntimeClass
      certificates.k8s.io/v1 *CertificateSigningRequest
      flowcontrol.apiserver.k8s.io/v1 *FlowSchema *PriorityLevelConfiguration
      admissionregistration.k8s.io/v1 *MutatingWebhookConfiguration \
      *ValidatingAdmissionPolicy *ValidatingAdmissionPolicyBinding *ValidatingWebhookConfiguration
      apiextensions.k8s.io/v1 *CustomResourceDefinition
      apiregistration.k8s.io/v1 *APIService
      """;

  /**
   * Versions that Kubernetes has removed: taken, so that older charts can be tried, not announced.
   */
  private static final String REMOVED =
      """
      extensions/v1beta1 DaemonSet Deployment Ingress NetworkPolicy ReplicaSet *PodSecurityPolicy
      apps/v1beta1 ControllerRevision Deployment StatefulSet
      apps/v1beta2 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
      batch/v1beta1 CronJob
      autoscaling/v2beta1 HorizontalPodAutoscaler
      autoscaling/v2beta2 HorizontalPodAutoscaler
      policy/v1beta1 PodDisruptionBudget *PodSecurityPolicy
      networking.k8s.io/v1beta1 Ingress *IngressClass
      rbac.authorization.k8s.io/v1beta1 Role RoleBinding *ClusterRole *ClusterRoleBinding
      storage.k8s.io/v1beta1 *CSIDriver *StorageClass
      scheduling.k8s.io/v1beta1 *PriorityClass
      apiextensions.k8s.io/v1beta1 *CustomResourceDefinition
      apiregistration.k8s.io/v1beta1 *APIService
      admissionregistration.k8s.io/v1beta1 *MutatingWebhookConfiguration \
      *ValidatingWebhookConfiguration
      """;

  /**
   * Versions that share their objects: reading one sees what was written through the other, as the
   * API server converts between the versions of a group.
   */
  record Kind(String apiVersion, String kind, boolean namespaced, boolean announced) {
    String group() {
      int slash = apiVersion.indexOf('/');
      return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
  }

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  SimulatedKinds() {
    addAll(BUILT_IN, true);
    addAll(REMOVED, false);
  }

  private void addAll(String lines, boolean announced) {
    for (String line : lines.lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      for (int i = 1; i < words.length; i++) {
        boolean namespaced = !words[i].startsWith("*");
        String kind = namespaced ? words[i] : words[i].substring(1);
        add(new Kind(words[0], kind, namespaced, announced));
      }
    }
  }

  private void add(Kind kind) {
    kinds.put(kind.apiVersion() + "/" + kind.kind(), kind);
  }

  /**
   * @throws StepException RESOURCE_INVALID for a kind that is neither built in nor defined
   */
  synchronized Kind of(String apiVersion, String kind) throws StepException {
    Kind known = kinds.get(apiVersion + "/" + kind);
    if (known == null) {
      throw StepException.terminal(
          ErrorCode.RESOURCE_INVALID,
          "no matches for kind \""
              + kind
              + "\" in version \""
              + apiVersion
              + "\": ensure CRDs are installed first");
    }
    return known;
  }

  /** Adds the served versions of a CustomResourceDefinition. */
  synchronized void define(KubeObject crd) {
    String group = crd.text("spec", "group").orElse("");
    String kind = crd.text("spec", "names", "kind").orElse("");
    boolean namespaced = !crd.text("spec", "scope").orElse("").equals("Cluster");
    for (String version : servedVersions(crd)) {
      add(new Kind(group + "/" + version, kind, namespaced, true));
    }
  }

  /** Removes the kinds of a deleted CustomResourceDefinition. */
  synchronized void remove(KubeObject crd) {
    String group = crd.text("spec", "group").orElse("");
    String kind = crd.text("spec", "names", "kind").orElse("");
    kinds.values().removeIf(known -> known.group().equals(group) && known.kind().equals(kind));
  }

  private static List<String> servedVersions(KubeObject crd) {
    List<String> versions = new ArrayList<>();
    for (Map<String, Object> version : Trees.mapsIn(crd.map("spec"), "versions")) {
      if (version.get("name") instanceof String name
          && !Boolean.FALSE.equals(version.get("served"))) {
        versions.add(name);
      }
    }
    return versions;
  }

  /** All kinds that are announced. */
  synchronized List<Kind> announced() {
    return kinds.values().stream().filter(Kind::announced).toList();
  }

  /** As Helm's {@code .Capabilities.APIVersions}. */
  synchronized Set<String> apiVersions() {
    Set<String> versions = new TreeSet<>();
    kinds.values().stream()
        .filter(Kind::announced)
        .forEach(
            kind -> {
              versions.add(kind.apiVersion());
              versions.add(kind.apiVersion() + "/" + kind.kind());
            });
    return versions;
  }
}
