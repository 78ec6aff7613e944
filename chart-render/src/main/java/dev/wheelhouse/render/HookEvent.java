package dev.wheelhouse.render;

import java.util.Map;
import java.util.Optional;

/** When a hook runs ({@code helm.sh/hook}). */
public enum HookEvent {
  /** After rendering, before anything is created. */
  PRE_INSTALL("pre-install"),
  /** After everything is created. */
  POST_INSTALL("post-install"),
  /** On uninstall, before anything is deleted. */
  PRE_DELETE("pre-delete"),
  /** On uninstall, after everything is deleted. */
  POST_DELETE("post-delete"),
  /** On upgrade, before anything is changed. */
  PRE_UPGRADE("pre-upgrade"),
  /** On upgrade, after everything is changed. */
  POST_UPGRADE("post-upgrade"),
  /** On rollback, before anything is changed. */
  PRE_ROLLBACK("pre-rollback"),
  /** On rollback, after everything is changed. */
  POST_ROLLBACK("post-rollback"),
  /** On {@code test}; {@code test-success} is read as this. */
  TEST("test");

  private static final Map<String, HookEvent> BY_NAME =
      Map.ofEntries(
          Map.entry("pre-install", PRE_INSTALL),
          Map.entry("post-install", POST_INSTALL),
          Map.entry("pre-delete", PRE_DELETE),
          Map.entry("post-delete", POST_DELETE),
          Map.entry("pre-upgrade", PRE_UPGRADE),
          Map.entry("post-upgrade", POST_UPGRADE),
          Map.entry("pre-rollback", PRE_ROLLBACK),
          Map.entry("post-rollback", POST_ROLLBACK),
          Map.entry("test", TEST),
          Map.entry("test-success", TEST));

  private final String text;

  HookEvent(String text) {
    this.text = text;
  }

  /** Helm's name, for example {@code pre-install}. */
  public String text() {
    return text;
  }

  /** The event of a name in lower case; empty for one that Helm 3 does not know. */
  public static Optional<HookEvent> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
