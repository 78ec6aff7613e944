package dev.wheelhouse.ops.gateway.auth;

import java.util.Locale;

/** What somebody may do; each role may do what those before it may. */
public enum Role {
  /** See releases, deployments and events. */
  VIEWER,
  /** Ask for deployments and cancel them. */
  DEPLOYER,
  /** Approve and deny. */
  ADMIN;

  /** The word in files and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
