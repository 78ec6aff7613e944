package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.simulated.RealTime;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which cluster a worker works on. */
final class ClusterFlags {
  @Option(
      names = "--cluster-kind",
      paramLabel = "KIND",
      defaultValue = "kubernetes",
      description =
          "kubernetes, or simulated: a cluster in memory, for trying out (default:"
              + " ${DEFAULT-VALUE}).")
  Kind kind;

  @Option(
      names = "--simulated-state",
      paramLabel = "FILE",
      description = "Keep the simulated cluster in a file, so that a restart finds it again.")
  Path simulatedState;

  @Option(
      names = "--simulated-speed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many times faster than stated simulated Jobs run (default: ${DEFAULT-VALUE}).")
  double simulatedSpeed;

  @Option(
      names = "--clusters",
      paramLabel = "NAME=CONTEXT",
      split = ",",
      description = {
        "Serve several clusters: the name that requests use, and the context of the kubeconfig.",
        "Instead of --cluster and --kube-context; may be given several times."
      })
  Map<String, String> clusters = new LinkedHashMap<>();

  /** What stands behind the cluster port. */
  enum Kind {
    KUBERNETES,
    SIMULATED
  }

  /** For the line that tells what runs. */
  String words() {
    return kind == Kind.SIMULATED ? "simulated" : "kubernetes";
  }

  /**
   * @throws CommandException with {@link ExitCode#UNREACHABLE} when a cluster does not answer, with
   *     {@link ExitCode#USAGE} when two names mean the same one
   */
  ServedClusters open(Console console, CommonOptions common) {
    if (clusters.isEmpty()) {
      clusters.put(common.cluster, common.kubeContext);
    } else if (common.kubeContext != null) {
      throw new CommandException(
          ExitCode.USAGE, "--clusters names the contexts: leave out --kube-context");
    }
    if (kind == Kind.SIMULATED && clusters.size() > 1 && simulatedState != null) {
      throw new CommandException(
          ExitCode.USAGE, "--simulated-state is a file for one cluster, not for several");
    }
    ServedClusters served = new ServedClusters();
    try {
      clusters.forEach(
          (name, context) ->
              served.add(
                  kind == Kind.SIMULATED
                      ? simulated(console, name)
                      : KubernetesAccess.open(console, common, name, context)));
      return served;
    } catch (CommandException e) {
      served.close();
      throw e;
    }
  }

  private Cluster simulated(Console console, String name) {
    if (simulatedSpeed <= 0) {
      throw new CommandException(ExitCode.USAGE, "--simulated-speed must be greater than 0");
    }
    if (simulatedState == null) {
      return SimulatedCluster.inMemory(name, new RealTime(), simulatedSpeed);
    }
    Path file = console.directory().resolve(simulatedState).normalize();
    try {
      return SimulatedCluster.inFile(name, new RealTime(), simulatedSpeed, file);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }
}
