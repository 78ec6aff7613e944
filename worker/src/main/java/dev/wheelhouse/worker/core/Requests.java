package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Request;

/** From requests to the facts and inputs they come down to. */
final class Requests {
  private Requests() {}

  static RequestAccepted accepted(Partition.Incoming incoming, Request.Deploying request) {
    return new RequestAccepted(
        request.id(),
        request.operation(),
        incoming.coordinates(),
        incoming.digest(),
        request.header().requester(),
        request.header().description(),
        chart(request),
        request instanceof Request.Rollback rollback ? rollback.revision() : 0,
        request instanceof Request.Uninstall uninstall && uninstall.keepHistory(),
        request.options());
  }

  private static ChartReference chart(Request.Deploying request) {
    if (request instanceof Request.Install install) {
      return install.chart();
    }
    return request instanceof Request.Upgrade upgrade ? upgrade.chart() : null;
  }

  static Input input(Request.Control request) {
    String by = request.header().requester().name();
    String reason = request.header().description();
    if (request instanceof Request.Approve approve) {
      return new Input.Approve(by, approve.planDigest());
    }
    return request instanceof Request.Deny
        ? new Input.Deny(by, reason)
        : new Input.Cancel(by, reason, "");
  }

  static ErrorCode absence(Request.Control request) {
    return request instanceof Request.Cancel
        ? ErrorCode.NOTHING_TO_CANCEL
        : ErrorCode.NO_APPROVAL_PENDING;
  }
}
