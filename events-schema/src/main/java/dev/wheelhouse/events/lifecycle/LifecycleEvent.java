package dev.wheelhouse.events.lifecycle;

/** A fact in the life of a deployment. */
public sealed interface LifecycleEvent
    permits Intake, Preparation, HookEvent, ResourceEvent, Trouble, End {

  /** Calls the method of {@code visitor} for this kind of fact. */
  <R> R accept(LifecycleVisitor<R> visitor);
}
