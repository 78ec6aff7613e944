package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.codec.RequestReading.Valid;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.RequestLog;
import dev.wheelhouse.worker.port.StepException;
import java.util.Optional;

/**
 * Reads a deployment's request again, for the content that the lifecycle log never holds: from
 * memory if it came in not long ago, else where it lies.
 */
public final class RequestReader {
  private final RequestLog log;
  private final RecentRequests recent;

  public RequestReader(RequestLog log, RecentRequests recent) {
    this.log = log;
    this.recent = recent;
  }

  /**
   * @throws StepException INTERNAL when retention has removed the request, or it is another one
   */
  Request read(Deployment deployment) throws StepException {
    Optional<Valid> known =
        recent.at(deployment.request().coordinates()).filter(valid -> isOf(deployment, valid));
    return (known.isPresent() ? known.get() : readAgain(deployment)).request();
  }

  private static boolean isOf(Deployment deployment, Valid valid) {
    return valid.digest().equals(deployment.request().digest());
  }

  private Valid readAgain(Deployment deployment) throws StepException {
    RequestRecord record =
        log.read(deployment.request().coordinates())
            .orElseThrow(() -> gone(deployment, "it is not there any more"));
    if (!(recent.apply(record) instanceof Valid valid)) {
      throw gone(deployment, "what lies there cannot be read");
    }
    if (!isOf(deployment, valid)) {
      throw gone(deployment, "another record lies there");
    }
    return valid;
  }

  private static StepException gone(Deployment deployment, String found) {
    return StepException.terminal(
        ErrorCode.INTERNAL,
        "the request of deployment "
            + deployment.id()
            + " was accepted at "
            + deployment.request().coordinates()
            + "; "
            + found
            + ": keep the requests topic longer than a deployment takes");
  }
}
