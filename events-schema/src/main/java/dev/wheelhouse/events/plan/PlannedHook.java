package dev.wheelhouse.events.plan;

import java.util.List;
import java.util.Objects;

/**
 * One hook of a phase.
 *
 * @param resource the object that the hook creates
 * @param weight Helm's {@code helm.sh/hook-weight}
 * @param deletePolicies in Helm's words; {@code before-hook-creation} alone when the chart gives
 *     none
 * @param path the template it comes from
 */
public record PlannedHook(
    ResourceRef resource, int weight, List<DeletePolicy> deletePolicies, String path) {
  public PlannedHook {
    Objects.requireNonNull(resource, "resource");
    deletePolicies = List.copyOf(deletePolicies);
    Objects.requireNonNull(path, "path");
  }

  /** Whether Helm deletes the hook's object under this policy; a CRD is never deleted. */
  public boolean deletedUnder(DeletePolicy policy) {
    return deletePolicies.contains(policy) && !resource.kind().equals("CustomResourceDefinition");
  }
}
