package dev.wheelhouse.worker.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Logs of simulated worlds. */
final class SimulationLogs {
  private SimulationLogs() {}

  /** Faults are the rule in a simulation, and each is logged: that is left out. */
  static final class Quiet implements BeforeAllCallback, AfterAllCallback {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("dev.wheelhouse");
    private Level level;

    @Override
    public void beforeAll(ExtensionContext context) {
      level = LOGGER.getLevel();
      LOGGER.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
      LOGGER.setLevel(level);
    }
  }
}
