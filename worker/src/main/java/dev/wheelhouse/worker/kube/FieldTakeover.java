package dev.wheelhouse.worker.kube;

import dev.wheelhouse.worker.port.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes fields that were set by create or patch those of our server-side apply, so that what a new
 * manifest drops is dropped from the object; as kubectl does when it turns to server-side apply.
 * They are Helm's, of a release that Helm installed, and ours, of an object that we created.
 */
final class FieldTakeover {
  private FieldTakeover() {}

  /**
   * The object's managedFields with those fields as ours.
   *
   * @return empty when there are none to take over
   */
  static Optional<List<Object>> of(KubeObject live, String manager) {
    List<Object> entries = new ArrayList<>();
    Map<String, Object> ours = null;
    List<KubeObject> taken = new ArrayList<>();
    for (KubeObject entry : KubeDiscovery.maps(live.list("metadata", "managedFields"))) {
      boolean byUs = entry.text("manager").orElse("").equals(manager);
      if (byUs && entry.text("operation").orElse("").equals("Apply")) {
        ours = new LinkedHashMap<>(entry.tree());
      } else if (isUpdate(entry) && (byUs || isHelms(entry))) {
        taken.add(entry);
      } else {
        entries.add(entry.tree());
      }
    }
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    if (ours == null) {
      ours = new LinkedHashMap<>(taken.get(0).tree());
      ours.put("manager", manager);
      ours.put("operation", "Apply");
    }
    Map<String, Object> fields = new LinkedHashMap<>(new KubeObject(ours).map("fieldsV1"));
    taken.forEach(entry -> addAll(fields, entry.map("fieldsV1")));
    ours.put("fieldsV1", fields);
    entries.add(ours);
    return Optional.of(entries);
  }

  private static boolean isUpdate(KubeObject entry) {
    return entry.text("operation").orElse("").equals("Update")
        && entry.text("subresource").orElse("").isEmpty();
  }

  /** Helm's manager is the name of its program; it is the one that has set Helm's annotations. */
  private static boolean isHelms(KubeObject entry) {
    return entry
        .at("fieldsV1", "f:metadata", "f:annotations", "f:meta.helm.sh/release-name")
        .isPresent();
  }

  /** Adds a set of fields, whose paths are nested maps, to another. */
  private static void addAll(Map<String, Object> fields, Map<String, Object> others) {
    others.forEach(
        (key, value) -> {
          Map<String, Object> below = new LinkedHashMap<>(new KubeObject(fields).map(key));
          addAll(below, new KubeObject(others).map(key));
          fields.put(key, below);
        });
  }
}
