package dev.wheelhouse.events.lifecycle;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import java.time.Instant;
import java.util.List;

/** What became of a request, and who works on it. */
public sealed interface Intake extends LifecycleEvent {

  /**
   * A deployment begins to exist; it waits until its release is free.
   *
   * @param requestId the request's id
   * @param operation what is asked for
   * @param coordinates where the request lies, values and all
   * @param digest {@code sha256:} of the request's bytes
   * @param requester who asked
   * @param description free text of the request
   * @param chart the chart asked for; null where the operation takes none
   * @param revision the revision to return to, for a rollback; else 0
   * @param keepHistory for an uninstall
   * @param options how to go about it
   */
  record RequestAccepted(
      String requestId,
      Operation operation,
      Coordinates coordinates,
      String digest,
      Requester requester,
      String description,
      ChartReference chart,
      int revision,
      boolean keepHistory,
      Options options)
      implements Intake {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** Where a record lies in Kafka. */
  record Coordinates(String topic, int partition, long offset) {
    @Override
    public String toString() {
      return topic + "-" + partition + "@" + offset;
    }
  }

  /**
   * A request that was read and understood, and is not worked on. The only event of its deployment.
   */
  record RequestRejected(
      String requestId, Operation operation, Coordinates coordinates, DeployError error)
      implements Intake {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * A newer request with {@code onBusy: supersede} takes the place of this deployment; {@link
   * End.DeploymentCancelled} follows.
   *
   * @param by deployment of the newer request
   */
  record RequestSuperseded(String by) implements Intake {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The release is free and work begins.
   *
   * @param worker who works on it
   * @param deadline when the whole deployment's {@code timeout} ends
   */
  record DeploymentStarted(String worker, Instant deadline) implements Intake {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Another worker, or the same after a restart, takes over. Preparation that had not reached
   * {@link Preparation.RevisionRecorded} is made again, with the chart digest that was recorded.
   *
   * @param worker who works on it from now on
   * @param previousWorker who did before
   * @param open labels of the steps that were open
   */
  record DeploymentResumed(String worker, String previousWorker, List<String> open)
      implements Intake {
    public DeploymentResumed {
      open = List.copyOf(open);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }
}
