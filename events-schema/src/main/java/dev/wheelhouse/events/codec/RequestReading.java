package dev.wheelhouse.events.codec;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Request;

/** What came of reading a record of the requests topic. */
public sealed interface RequestReading {

  /**
   * A request that matches its schema.
   *
   * @param request the request
   * @param digest {@code sha256:...} of the record's value
   * @param traceparent W3C trace context of the sender, or empty
   */
  record Valid(Request request, String digest, String traceparent) implements RequestReading {}

  /**
   * A request whose operation and release are clear and which is wrong otherwise: the sender can be
   * told by a {@code RequestRejected} event.
   *
   * @param key the release
   * @param requestId the request's id
   * @param operation what was asked for
   * @param error every problem found
   * @param traceparent W3C trace context of the sender, or empty
   */
  record Rejected(
      ReleaseKey key, String requestId, Operation operation, DeployError error, String traceparent)
      implements RequestReading {}

  /**
   * A record of which nobody can say whose it is: it belongs to the dead letters.
   *
   * @param reason what was expected and what was found; quotes no values
   */
  record Unreadable(String reason) implements RequestReading {}
}
