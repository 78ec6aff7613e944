package dev.wheelhouse.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Helm's order of kinds ({@code pkg/releaseutil/kind_sorter.go}). Kinds it does not know come last,
 * by name; equal kinds keep their order.
 */
public enum KindOrder {
  /** The order in which resources are created. */
  INSTALL(installKinds()),
  /** The order in which resources are deleted: the other way round. */
  UNINSTALL(reversed(installKinds()));

  private final List<String> kinds;
  private final Map<String, Integer> ranks;
  private final Comparator<String> comparator;

  KindOrder(List<String> kinds) {
    this.kinds = List.copyOf(kinds);
    Map<String, Integer> byKind = new HashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      byKind.put(kinds.get(i), i);
    }
    this.ranks = Map.copyOf(byKind);
    this.comparator =
        Comparator.<String>comparingInt(this::rank)
            .thenComparing(kind -> ranks.containsKey(kind) ? "" : kind);
  }

  /** The known kinds in order. */
  public List<String> kinds() {
    return kinds;
  }

  /** Place of a kind, from 0 on; all unknown kinds share the place after the last known one. */
  public int rank(String kind) {
    return ranks.getOrDefault(kind, kinds.size());
  }

  /** Compares kinds; use it with a stable sort. */
  public Comparator<String> comparator() {
    return comparator;
  }

  private static List<String> reversed(List<String> kinds) {
    List<String> reversed = new ArrayList<>(kinds);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<String> installKinds() {
    return List.of(
        "PriorityClass",
        "Namespace",
        "NetworkPolicy",
        "ResourceQuota",
        "LimitRange",
        "PodSecurityPolicy",
        "PodDisruptionBudget",
        "ServiceAccount",
        "Secret",
        "SecretList",
        "ConfigMap",
        "StorageClass",
        "PersistentVolume",
        "PersistentVolumeClaim",
        "CustomResourceDefinition",
        "ClusterRole",
        "ClusterRoleList",
        "ClusterRoleBinding",
        "ClusterRoleBindingList",
        "Role",
        "RoleList",
        "RoleBinding",
        "RoleBindingList",
        "Service",
        "DaemonSet",
        "Pod",
        "ReplicationController",
        "ReplicaSet",
        "Deployment",
        "HorizontalPodAutoscaler",
        "StatefulSet",
        "Job",
        "CronJob",
        "IngressClass",
        "Ingress",
        "APIService");
  }
}
