package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.kube.ApiServer.Answer;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The API server's refusals as errors with codes; passing faults are retryable. */
final class ApiErrors {
  private ApiErrors() {}

  /**
   * @param what was being done, for people
   * @param code of the HTTP answer
   * @param status the body, a {@code Status} object
   */
  static StepException of(String what, int code, KubeObject status) {
    String message = what + ": " + status.text("message").orElse("HTTP " + code);
    return switch (code) {
      case 400, 405, 406, 413, 415, 422 -> terminal(ErrorCode.RESOURCE_INVALID, message);
      // a token that has expired is read anew; see the next attempt
      case 401 -> StepException.retryable(ErrorCode.FORBIDDEN, message, null);
      case 403 -> forbidden(message, status);
      case 404 -> notFound(message, status);
      case 409 -> conflict(what, message, status);
      case 500 ->
          message.contains("failed to create typed patch object")
              ? terminal(ErrorCode.RESOURCE_INVALID, message)
              : passing(message);
      case 408, 429, 502, 503, 504 -> passing(message);
      default -> code > 500 ? passing(message) : terminal(ErrorCode.RESOURCE_INVALID, message);
    };
  }

  /**
   * @param what was being done, for people
   */
  static StepException of(String what, Answer answer) {
    StepException error = of(what, answer.code(), answer.object());
    return error.retryable() && !answer.retryAfter().isZero()
        ? StepException.retryableAfter(
            error.error().code(), error.error().message(), answer.retryAfter())
        : error;
  }

  /** Nothing may be made in a namespace that goes, whatever the rights. */
  private static StepException forbidden(String message, KubeObject status) {
    boolean terminating =
        status.list("details", "causes").stream()
            .anyMatch(
                cause ->
                    cause instanceof Map<?, ?> map
                        && "NamespaceTerminating".equals(map.get("reason")));
    return terminal(terminating ? ErrorCode.NAMESPACE_NOT_FOUND : ErrorCode.FORBIDDEN, message);
  }

  private static StepException notFound(String message, KubeObject status) {
    return terminal(
        status.text("details", "kind").orElse("").equals("namespaces")
            ? ErrorCode.NAMESPACE_NOT_FOUND
            : ErrorCode.RESOURCE_INVALID,
        message);
  }

  private static StepException conflict(String what, String message, KubeObject status) {
    List<FieldConflict> fields = fieldConflicts(status);
    return fields.isEmpty()
        ? StepException.retryable(ErrorCode.RESOURCE_CONFLICT, message, null)
        : terminal(
            ErrorCode.RESOURCE_CONFLICT,
            what
                + ": "
                + fields.stream()
                    .map(field -> field.message() + " over " + field.path())
                    .collect(Collectors.joining(", ")));
  }

  /** A field that another manager owns, in the server's words. */
  record FieldConflict(String path, String message) {
    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");

    /** {@code PATH of MANAGER}. */
    String display() {
      Matcher manager = MANAGER.matcher(message);
      return path + " of " + (manager.find() ? manager.group(1) : message);
    }
  }

  /** The conflicts that a refused server-side apply names; empty for any other answer. */
  static List<FieldConflict> fieldConflicts(KubeObject status) {
    List<FieldConflict> fields = new ArrayList<>();
    for (Object item : status.list("details", "causes")) {
      if (item instanceof Map<?, ?> cause && "FieldManagerConflict".equals(cause.get("reason"))) {
        fields.add(
            new FieldConflict(
                String.valueOf(cause.get("field")), String.valueOf(cause.get("message"))));
      }
    }
    return fields;
  }

  private static StepException terminal(ErrorCode code, String message) {
    return StepException.terminal(code, message);
  }

  private static StepException passing(String message) {
    return StepException.retryable(ErrorCode.CLUSTER_UNREACHABLE, message, null);
  }

  /** The API server gave no answer. */
  static StepException unreachable(String what, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return StepException.retryable(
        ErrorCode.CLUSTER_UNREACHABLE, what + ": no answer from the API server: " + reason, cause);
  }
}
