package dev.wheelhouse.worker.shell;

import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.port.Telemetry;
import java.time.Duration;
import java.util.List;

/** Measures how long a round takes from the decision to its durability. */
public final class TimedRounds implements Journal.Rounds {
  private final Engine engine;
  private final Telemetry telemetry;
  private long decided;

  public TimedRounds(Engine engine, Telemetry telemetry) {
    this.engine = engine;
    this.telemetry = telemetry;
  }

  @Override
  public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
    engine.assigned(partition, log);
  }

  @Override
  public void revoked(int partition) {
    engine.revoked(partition);
    telemetry.working(engine.working());
  }

  @Override
  public Journal.Round decide(List<Journal.RequestRecord> requests) {
    Journal.Round round = engine.decide(requests);
    decided = System.nanoTime();
    return round;
  }

  @Override
  public void committed(Journal.Round round, List<Long> offsets) {
    if (!offsets.isEmpty()) {
      telemetry.committed(offsets.size(), Duration.ofNanos(System.nanoTime() - decided));
    }
    engine.committed(round, offsets);
    telemetry.working(engine.working());
  }
}
