package dev.wheelhouse.ops.gateway;

/** A request that is answered with an error; the message is for the client and quotes no secret. */
final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  private HttpProblem(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static HttpProblem of(int status, String code, String message) {
    return new HttpProblem(status, code, message);
  }

  static HttpProblem badRequest(String message) {
    return new HttpProblem(400, "BAD_REQUEST", message);
  }

  /** A deploy request that does not match its schema. */
  static HttpProblem malformed(String message) {
    return new HttpProblem(400, "MALFORMED_REQUEST", message);
  }

  static HttpProblem unauthorized(String message) {
    return new HttpProblem(401, "UNAUTHORIZED", message);
  }

  static HttpProblem forbidden(String message) {
    return new HttpProblem(403, "FORBIDDEN", message);
  }

  static HttpProblem notFound(String message) {
    return new HttpProblem(404, "NOT_FOUND", message);
  }

  static HttpProblem unsupported(String message) {
    return new HttpProblem(415, "UNSUPPORTED_MEDIA_TYPE", message);
  }

  static HttpProblem tooMany(String message) {
    return new HttpProblem(429, "TOO_MANY_REQUESTS", message);
  }

  static HttpProblem unavailable(String message) {
    return new HttpProblem(503, "UNAVAILABLE", message);
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** A word for programs. */
  String code() {
    return code;
  }
}
