package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.ops.follow.Outcome;
import dev.wheelhouse.ops.follow.Progress;
import dev.wheelhouse.ops.log.Tail;
import dev.wheelhouse.ops.pace.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows one deployment's events as they happen, until its end or until patience ends. */
final class Follower {
  /** What a worker may take beyond a deployment's budget to stop it and say so. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final EventCodec codec = EventCodec.standard();
  private final Progress progress = new Progress();
  private final Outcome outcome = new Outcome();
  private final Pace pace = new Pace(Pace.Limits.DEFAULTS);
  private final Clock clock = Clock.systemUTC();
  private final LiveOutput output;
  private final String id;
  private final Duration timeout;
  private Deployment deployment;
  private Instant giveUpAt;

  /**
   * @param id the deployment
   * @param timeout how long to wait where the deployment itself sets no time
   */
  Follower(LiveOutput output, String id, Duration timeout) {
    this.output = output;
    this.id = id;
    this.timeout = timeout;
  }

  /**
   * Follows until the deployment has ended or nothing is to be expected any more; which of the two,
   * {@link Outcome#hasEnded()} tells.
   */
  Outcome follow(Tail tail) {
    return follow(List.of(), tail);
  }

  /** As {@link #follow(Tail)}, when a part of the log has been read already. */
  Outcome follow(List<ConsumerRecord<byte[], byte[]>> past, Tail tail) {
    giveUpAt = clock.instant().plus(timeout);
    past.forEach(record -> take(codec.read(record)));
    while (!outcome.hasEnded() && clock.instant().isBefore(giveUpAt)) {
      for (ConsumerRecord<byte[], byte[]> record : tail.poll(output.pace())) {
        take(codec.read(record));
      }
      if (!outcome.hasEnded()) {
        output.tick(progress, clock.instant(), pace.expectedEnd(id));
      }
    }
    output.clear();
    return outcome;
  }

  private void take(EventReading reading) {
    if (reading instanceof EventReading.Known known) {
      pace.on(known.event());
      if (known.event().deployment().equals(id)) {
        take(known.event());
      }
    }
  }

  private void take(Event event) {
    if (outcome.hasEnded()) {
      return;
    }
    output.show(progress.on(event));
    outcome.on(event);
    fold(event);
    giveUpAt = clock.instant().plus(patience(event));
  }

  /** The state serves to know how long to wait; one that cannot be folded is let go. */
  private void fold(Event event) {
    try {
      if (event.data() instanceof Intake.RequestAccepted) {
        deployment = Deployment.begin(event);
      } else if (deployment != null) {
        deployment = deployment.apply(event);
      }
    } catch (IllegalStateException writtenByAnotherVersion) {
      LOG.debug("event {} cannot be folded", event.id(), writtenByAnotherVersion);
      deployment = null;
    }
  }

  /** Counted from the event, so that the clocks of worker and client may differ. */
  private Duration patience(Event event) {
    boolean budgeted =
        deployment != null
            && deployment.deadline() != null
            && deployment.stage() != Stage.AWAITING_APPROVAL;
    if (!budgeted) {
      return timeout;
    }
    Duration left = Duration.between(event.time(), deployment.deadline());
    return (left.isNegative() ? Duration.ZERO : left).plus(GRACE);
  }
}
