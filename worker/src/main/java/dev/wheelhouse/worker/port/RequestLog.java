package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import java.util.Optional;

/** Accepted requests, read again where they lie; they hold the values that events never do. */
public interface RequestLog {
  /**
   * Blocks; not for the journal's thread.
   *
   * @return the record, or empty when retention has removed it
   */
  Optional<Journal.RequestRecord> read(Coordinates coordinates) throws StepException;
}
