package dev.wheelhouse.events.request;

import java.util.Locale;

/** What a request asks for. */
public enum Operation {
  INSTALL,
  UPGRADE,
  ROLLBACK,
  UNINSTALL,
  TEST,
  CANCEL,
  APPROVE,
  DENY;

  /** The name in JSON. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
