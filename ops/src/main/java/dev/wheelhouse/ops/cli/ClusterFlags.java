package dev.wheelhouse.ops.cli;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.simulated.RealTime;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import java.io.IOException;
import java.nio.file.Path;
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
   * @throws CommandException with {@link ExitCode#UNREACHABLE} when the cluster does not answer
   */
  Cluster open(Console console, CommonOptions common) {
    return switch (kind) {
      case SIMULATED -> simulated(console, common.cluster);
      case KUBERNETES -> KubernetesAccess.open(console, common);
    };
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
