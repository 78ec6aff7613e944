package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.port.Cluster;

/** How commands that read release Secrets come to the cluster that their caller names. */
interface Clusters {
  /** By kubeconfig, as options and environment say. */
  Clusters BY_KUBECONFIG =
      new Clusters() {
        @Override
        public boolean isNamed(Console console, CommonOptions common) {
          return KubernetesAccess.isNamed(console, common);
        }

        @Override
        public Cluster open(Console console, CommonOptions common) {
          return KubernetesAccess.open(console, common);
        }
      };

  /** Whether the caller names a cluster. */
  boolean isNamed(Console console, CommonOptions common);

  /**
   * Connects; the caller closes it.
   *
   * @throws CommandException with {@link ExitCode#UNREACHABLE} when it does not answer
   */
  Cluster open(Console console, CommonOptions common);
}
