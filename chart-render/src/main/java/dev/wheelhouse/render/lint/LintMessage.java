package dev.wheelhouse.render.lint;

/**
 * One finding.
 *
 * @param path file or folder it is about, as Helm prints it; may be ""
 * @param text Helm's words
 */
public record LintMessage(Severity severity, String path, String text) {
  /** How bad it is, in rising order. */
  public enum Severity {
    /** A recommendation. */
    INFO,
    /** Against a convention, and will likely work. */
    WARNING,
    /** Will likely not work. */
    ERROR
  }

  /** As Helm prints it. */
  @Override
  public String toString() {
    return "[" + severity + "] " + path + ": " + text;
  }
}
