package dev.wheelhouse.events.lifecycle;

import dev.wheelhouse.events.plan.ResourceRef;
import java.util.List;

/** What happened to the release's objects. */
public sealed interface ResourceEvent extends LifecycleEvent {

  /** The custom resource definitions of the chart exist and are established. */
  record CrdsApplied(List<AppliedResource> resources) implements ResourceEvent {
    public CrdsApplied {
      resources = List.copyOf(resources);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * One wave of objects is applied.
   *
   * @param wave from 1
   * @param waves how many there are
   */
  record ResourcesApplied(int wave, int waves, List<AppliedResource> resources)
      implements ResourceEvent {
    public ResourcesApplied {
      resources = List.copyOf(resources);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * An object and what applying it did.
   *
   * @param overridden fields that were taken from other field managers, each as {@code PATH of
   *     MANAGER}; never values
   */
  record AppliedResource(ResourceRef resource, Effect effect, List<String> overridden) {
    public AppliedResource {
      overridden = overridden == null ? List.of() : List.copyOf(overridden);
    }

    /** Nothing was taken from anybody. */
    public AppliedResource(ResourceRef resource, Effect effect) {
      this(resource, effect, List.of());
    }
  }

  /** What applying an object did, in kubectl's words. */
  enum Effect {
    CREATED,
    CONFIGURED,
    UNCHANGED
  }

  /**
   * How far readiness has come; sent when it changes, at most every second.
   *
   * @param ready number of objects that are ready
   * @param total number of objects waited for
   * @param blocking those that are not ready, and why; at most ten
   */
  record ReadinessProgressed(int ready, int total, List<Blocker> blocking)
      implements ResourceEvent {
    public ReadinessProgressed {
      blocking = List.copyOf(blocking);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** An object that is not ready, and why. */
  record Blocker(ResourceRef resource, String reason) {}

  /** All objects are ready. */
  record ResourcesReady(int total) implements ResourceEvent {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Objects were deleted.
   *
   * @param deleted deleted now, or found gone
   * @param kept left because of {@code helm.sh/resource-policy: keep}
   */
  record ResourcesPruned(List<ResourceRef> deleted, List<ResourceRef> kept)
      implements ResourceEvent {
    public ResourcesPruned {
      deleted = List.copyOf(deleted);
      kept = List.copyOf(kept);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }
}
