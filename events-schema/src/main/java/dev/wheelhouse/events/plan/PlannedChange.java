package dev.wheelhouse.events.plan;

import java.util.List;
import java.util.Objects;

/**
 * What the API server says would become of one object.
 *
 * @param resource which object
 * @param effect what would happen to it
 * @param fields paths that would differ, for example {@code .spec.replicas}; at most {@value #MOST}
 *     of them, and never their values
 * @param moreFields how many others would differ
 */
public record PlannedChange(
    ResourceRef resource, Effect effect, List<String> fields, int moreFields) {
  /** So many fields are named. */
  public static final int MOST = 20;

  public PlannedChange {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(effect, "effect");
    fields = fields == null ? List.of() : List.copyOf(fields);
  }

  /** A change that names as many of the fields as it may. */
  public static PlannedChange of(ResourceRef resource, Effect effect, List<String> fields) {
    int named = Math.min(fields.size(), MOST);
    return new PlannedChange(resource, effect, fields.subList(0, named), fields.size() - named);
  }

  /** What would happen to an object. */
  public enum Effect {
    CREATE,
    UPDATE,
    UNCHANGED,
    DELETE,
    /** It would be pruned, but for {@code helm.sh/resource-policy: keep}. */
    KEEP
  }
}
