package dev.wheelhouse.worker.port;

import java.time.Duration;

/** Is told what the worker measures of itself. Called from any thread; must not block. */
public interface Telemetry {
  /** Measures nothing. */
  Telemetry NONE =
      new Telemetry() {
        @Override
        public void committed(int events, Duration took) {}

        @Override
        public void worked(String command, boolean failed, Duration took) {}

        @Override
        public void working(int deployments) {}
      };

  /**
   * A round has become durable.
   *
   * @param events how many it appended
   * @param took from the decision to the end of its transaction
   */
  void committed(int events, Duration took);

  /**
   * A handler has given its thread back; what it waits for goes on without one.
   *
   * @param command the kind of its command, for example {@code RenderManifest}
   * @param failed whether it threw: the step fails, or is tried again
   */
  void worked(String command, boolean failed, Duration took);

  /** How many deployments this worker works on now; those that wait in a queue do not count. */
  void working(int deployments);
}
