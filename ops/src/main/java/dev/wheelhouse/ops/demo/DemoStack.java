package dev.wheelhouse.ops.demo;

import dev.wheelhouse.worker.Wiring;
import dev.wheelhouse.worker.Worker;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.broker.DevBroker;
import dev.wheelhouse.worker.simulated.RealTime;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import java.util.Map;

/** A broker, a simulated cluster and a worker, started and stopped together. */
public final class DemoStack implements AutoCloseable {
  /** How many times faster than stated the simulated cluster's Jobs run. */
  public static final int SPEED = 10;

  private final DevBroker broker;
  private final SimulatedCluster cluster;
  private final Worker worker;
  private boolean closed;

  private DemoStack(DevBroker broker, SimulatedCluster cluster, Worker worker) {
    this.broker = broker;
    this.cluster = cluster;
    this.worker = worker;
  }

  /**
   * Starts all three; blocks for some seconds. The broker's files are temporary.
   *
   * @param port for Kafka's clients; 0: any free one
   * @param clusterName under which requests know the simulated cluster
   * @throws dev.wheelhouse.worker.broker.BrokerException when the port is taken
   */
  public static DemoStack start(int port, String clusterName) {
    DevBroker broker = DevBroker.start(new DevBroker.Settings(port, null, Map.of()));
    SimulatedCluster cluster = null;
    try {
      cluster = SimulatedCluster.inMemory(clusterName, new RealTime(), SPEED);
      Worker worker =
          Wiring.start(
              WorkerConfig.of("demo", broker.bootstrapServers()), Map.of(clusterName, cluster));
      return new DemoStack(broker, cluster, worker);
    } catch (RuntimeException e) {
      if (cluster != null) {
        cluster.close();
      }
      broker.close();
      throw e;
    }
  }

  /** {@code host:port} of the broker. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The cluster that is not there. */
  public SimulatedCluster cluster() {
    return cluster;
  }

  /** Stops the worker, the cluster and the broker; nothing is left on the disk. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (broker;
        cluster;
        worker) {
      // closed in the opposite order: the worker first
    }
  }
}
