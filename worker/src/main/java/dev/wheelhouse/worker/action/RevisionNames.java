package dev.wheelhouse.worker.action;

/** Names of release Secrets. */
final class RevisionNames {
  private RevisionNames() {}

  /** The name of a revision's Secret, as Helm makes it. */
  static String secret(String release, int revision) {
    return "sh.helm.release.v1." + release + ".v" + revision;
  }
}
