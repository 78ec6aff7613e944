package dev.wheelhouse.events.plan;

/** When a hook's object is deleted; Helm's {@code helm.sh/hook-delete-policy}. */
public enum DeletePolicy {
  BEFORE_HOOK_CREATION("before-hook-creation"),
  HOOK_SUCCEEDED("hook-succeeded"),
  HOOK_FAILED("hook-failed");

  private final String annotation;

  DeletePolicy(String annotation) {
    this.annotation = annotation;
  }

  /** The word in the annotation. */
  public String annotation() {
    return annotation;
  }
}
