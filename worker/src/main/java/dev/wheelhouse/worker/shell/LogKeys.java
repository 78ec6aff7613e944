package dev.wheelhouse.worker.shell;

/** Keys of structured log lines; the same thing has the same key everywhere. */
public final class LogKeys {
  public static final String COMMAND = "command";
  public static final String COORDINATES = "coordinates";
  public static final String DEPLOYMENT = "deployment";
  public static final String OPEN = "open";
  public static final String PARTITION = "partition";
  public static final String REASON = "reason";

  private LogKeys() {}
}
