package dev.wheelhouse.render;

import java.util.Objects;

/**
 * What templates see as {@code .Release}.
 *
 * @param name name of the release; Helm's rules for names are checked when rendering
 * @param namespace namespace of the release
 * @param revision revision that is being rendered, from 1 on
 * @param install whether this is an install: {@code .Release.IsInstall}
 * @param upgrade whether this is an upgrade or rollback: {@code .Release.IsUpgrade}
 */
public record ReleaseInfo(
    String name, String namespace, int revision, boolean install, boolean upgrade) {
  /** {@code .Release.Service}. */
  public static final String SERVICE = "Helm";

  /** Refuses nulls. */
  public ReleaseInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(namespace, "namespace");
  }

  /** A first install. */
  public static ReleaseInfo installing(String name, String namespace) {
    return new ReleaseInfo(name, namespace, 1, true, false);
  }

  /** An upgrade to the given revision. */
  public static ReleaseInfo upgrading(String name, String namespace, int revision) {
    return new ReleaseInfo(name, namespace, revision, false, true);
  }
}
