package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.kube.KubeCluster;
import dev.wheelhouse.worker.port.ForwardingCluster;
import dev.wheelhouse.worker.port.StepException;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real cluster together with the Vert.x that carries its connections. */
final class KubernetesAccess extends ForwardingCluster {
  private final Vertx vertx;
  private final KubeCluster cluster;

  private KubernetesAccess(Vertx vertx, KubeCluster cluster) {
    super(cluster);
    this.vertx = vertx;
    this.cluster = cluster;
  }

  /**
   * Connects to the cluster that the common options, or else the environment, name.
   *
   * @throws CommandException with {@link ExitCode#UNREACHABLE} when it does not answer
   */
  static KubernetesAccess open(Console console, CommonOptions common) {
    return open(console, common, common.cluster, common.kubeContext);
  }

  /** The same, for a cluster that requests know by this name and the kubeconfig by this context. */
  static KubernetesAccess open(Console console, CommonOptions common, String name, String context) {
    Path kubeconfig = kubeconfig(console, common);
    Vertx vertx = Vertx.vertx();
    KubeCluster cluster = null;
    try {
      cluster = KubeCluster.connect(name, kubeconfig, context, vertx);
      cluster.discovery().kubeVersion();
      return new KubernetesAccess(vertx, cluster);
    } catch (StepException e) {
      close(cluster, vertx);
      throw unreachable(e);
    } catch (RuntimeException e) {
      close(cluster, vertx);
      throw new CommandException(
          ExitCode.UNREACHABLE, "cannot connect to the cluster: " + e.getMessage(), e);
    }
  }

  /** Whether the caller names a cluster, by option or environment. */
  static boolean isNamed(Console console, CommonOptions common) {
    return common.kubeconfig != null || !console.variable("KUBECONFIG", "").isEmpty();
  }

  /** The kubeconfig of the option or the environment; null: let the client find one. */
  private static Path kubeconfig(Console console, CommonOptions common) {
    String variable = console.variable("KUBECONFIG", "");
    if (common.kubeconfig == null && variable.isEmpty()) {
      requireAnyCluster(console);
      return null;
    }
    Path file =
        common.kubeconfig == null
            ? Path.of(variable)
            : console.directory().resolve(common.kubeconfig);
    if (!Files.isReadable(file)) {
      throw new CommandException(ExitCode.UNREACHABLE, "cannot read the kubeconfig " + file);
    }
    return file;
  }

  private static void requireAnyCluster(Console console) {
    Path usual = Path.of(System.getProperty("user.home"), ".kube", "config");
    boolean inCluster = !console.variable("KUBERNETES_SERVICE_HOST", "").isEmpty();
    if (!inCluster && !Files.exists(usual)) {
      throw new CommandException(
          ExitCode.UNREACHABLE,
          "no cluster is named: there is no --kubeconfig, no KUBECONFIG and no "
              + usual
              + "; name one, or try without: `wheelhouse worker --cluster-kind simulated`");
    }
  }

  static CommandException unreachable(StepException e) {
    ExitCode code =
        e.error().code() == ErrorCode.CLUSTER_UNREACHABLE ? ExitCode.UNREACHABLE : ExitCode.FAILED;
    return new CommandException(code, e.error().message() + " " + e.error().hint(), e);
  }

  private static void close(KubeCluster cluster, Vertx vertx) {
    if (cluster != null) {
      cluster.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    close(cluster, vertx);
  }
}
