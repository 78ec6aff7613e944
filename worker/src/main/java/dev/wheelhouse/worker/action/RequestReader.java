package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.RequestLog;
import dev.wheelhouse.worker.port.StepException;
import java.util.function.Function;

/** Reads a deployment's request again where it lies, for the content that the log never holds. */
public final class RequestReader {
  private final RequestLog log;
  private final Function<RequestRecord, RequestReading> reader;

  public RequestReader(RequestLog log, Function<RequestRecord, RequestReading> reader) {
    this.log = log;
    this.reader = reader;
  }

  /**
   * @throws StepException INTERNAL when retention has removed the request, or it is another one
   */
  Request read(Deployment deployment) throws StepException {
    RequestRecord record =
        log.read(deployment.request().coordinates())
            .orElseThrow(() -> gone(deployment, "it is not there any more"));
    if (!(reader.apply(record) instanceof RequestReading.Valid valid)) {
      throw gone(deployment, "what lies there cannot be read");
    }
    if (!valid.digest().equals(deployment.request().digest())) {
      throw gone(deployment, "another record lies there");
    }
    return valid.request();
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
