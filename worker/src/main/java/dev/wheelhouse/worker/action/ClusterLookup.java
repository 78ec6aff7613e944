package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.render.LookupProvider;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The template function {@code lookup}, answered by the cluster. */
final class ClusterLookup implements LookupProvider {
  private final Objects objects;

  ClusterLookup(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Map<String, Object> lookup(String apiVersion, String kind, String namespace, String name) {
    try {
      return name.isEmpty()
          ? list(apiVersion, kind, namespace)
          : objects
              .get(new ResourceRef(apiVersion, kind, namespace, name))
              .map(KubeObject::tree)
              .orElseGet(LinkedHashMap::new);
    } catch (StepException e) {
      if (e.error().code() == ErrorCode.RESOURCE_INVALID) {
        return new LinkedHashMap<>();
      }
      throw new LookupException(e.error().message());
    }
  }

  private Map<String, Object> list(String apiVersion, String kind, String namespace)
      throws StepException {
    List<KubeObject> found = objects.list(apiVersion, kind, namespace, Map.of());
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("apiVersion", apiVersion);
    list.put("kind", kind + "List");
    list.put("items", found.stream().map(KubeObject::tree).toList());
    return list;
  }
}
