package dev.wheelhouse.ops.serve;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request that is answered with an error, in ChartMuseum's form, and in a registry's where one is
 * asked; the message is for clients.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);
  private static final int SERVER_ERROR = 500;

  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refusal notFound() {
    return new Refusal(404, StoreErrorCode.NOT_FOUND.name(), "not found");
  }

  static Refusal tooLarge(long limit) {
    return new Refusal(
        413,
        StoreErrorCode.TOO_LARGE.name(),
        "the upload is larger than the limit of " + limit + " bytes (serve --max-upload)");
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "BAD_REQUEST", message);
  }

  /** What a failure means to a client. */
  static Refusal of(Throwable failure) {
    if (failure instanceof Refusal known) {
      return known;
    }
    if (failure instanceof ChartException chart) {
      return new Refusal(400, chart.code().name(), chart.getMessage());
    }
    if (failure instanceof HttpException http && http.getStatusCode() < SERVER_ERROR) {
      return new Refusal(http.getStatusCode(), "BAD_REQUEST", "the request cannot be understood");
    }
    if (failure instanceof StoreException store) {
      return of(store);
    }
    LOG.error("A request failed", failure);
    return new Refusal(
        SERVER_ERROR, "INTERNAL", "this is a defect of Wheelhouse; its log tells more");
  }

  private static Refusal of(StoreException failure) {
    int status =
        switch (failure.code()) {
          case ALREADY_EXISTS -> 409;
          case NOT_FOUND -> 404;
          case TOO_LARGE -> 413;
          case REFERENCE_INVALID, PROVENANCE_INVALID -> 400;
          case REFUSED,
              UNAUTHORIZED,
              UNREACHABLE,
              TIMED_OUT,
              DIGEST_MISMATCH,
              INDEX_INVALID,
              CONFIGURATION_INVALID,
              DEPENDENCY_UNSATISFIED,
              NOT_WRITABLE ->
              503;
        };
    if (status < SERVER_ERROR) {
      return new Refusal(status, failure.code().name(), failure.getMessage());
    }
    LOG.error("The storage failed", failure);
    return new Refusal(
        status, failure.code().name(), "the repository's storage failed; its log tells more");
  }

  int status() {
    return status;
  }

  void answer(RoutingContext context) {
    if (context.response().headWritten()) {
      context.response().reset();
      return;
    }
    JsonObject error = new JsonObject().put("error", getMessage()).put("code", code);
    if (context.request().path().startsWith("/v2/")) {
      JsonObject asRegistry = new JsonObject().put("code", code).put("message", getMessage());
      error.put("errors", new JsonArray().add(asRegistry));
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .end(error.toBuffer());
  }
}
