package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.gateway.auth.Authenticator;
import dev.wheelhouse.ops.gateway.auth.KeysUnreachableException;
import dev.wheelhouse.ops.gateway.auth.Principal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What comes before every route: headers that keep browsers from doing harm, who asks, and how
 * often. Belongs to one event loop.
 */
final class Guard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final String BEARER = "bearer ";
  private static final int FAILURES_PER_SECOND = 2;

  private final Optional<Authenticator> authenticator;
  private final RateLimiter reads;
  private final RateLimiter writes;
  private final RateLimiter failures;

  Guard(Optional<Authenticator> authenticator, Limits limits) {
    this.authenticator = authenticator;
    this.reads = new RateLimiter(limits.readsPerSecond(), System::nanoTime);
    this.writes = new RateLimiter(limits.writesPerSecond(), System::nanoTime);
    this.failures = new RateLimiter(FAILURES_PER_SECOND, System::nanoTime);
  }

  /** Nothing is loaded from elsewhere, framed or sniffed; no script or style stands in a page. */
  void headers(RoutingContext context) {
    context
        .response()
        .putHeader(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
                + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("x-frame-options", "DENY")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("cross-origin-resource-policy", "same-origin")
        .putHeader("permissions-policy", "camera=(), microphone=(), geolocation=()")
        .putHeader("cache-control", "no-store");
    context.next();
  }

  /**
   * Where nobody is asked who he is, pages of other sites could use a person's browser to get here:
   * by a name that they let point to this machine, or by a form. Neither can set these headers.
   */
  void origin(RoutingContext context) {
    HttpServerRequest request = context.request();
    HostAndPort authority = request.authority();
    String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
    if (authenticator.isEmpty() && !LOOPBACK.contains(host)) {
      throw HttpProblem.forbidden(
          "without authentication this gateway answers to localhost and 127.0.0.1 only; found"
              + " another name in the header Host");
    }
    String origin = request.getHeader("origin");
    if (origin != null && !origin.equals(request.scheme() + "://" + authority)) {
      throw HttpProblem.forbidden("pages of other origins may not use this gateway");
    }
    context.next();
  }

  void authenticate(RoutingContext context) {
    if (authenticator.isEmpty()) {
      proceed(context, Principal.ANYBODY);
      return;
    }
    Authenticator people = authenticator.get();
    String header = context.request().getHeader("authorization");
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw unauthorized(context, "send a token: Authorization: Bearer ...");
    }
    String token = header.substring(BEARER.length()).strip();
    Optional<Principal> known = people.known(token);
    if (known.isPresent() || !people.trustsAnIssuer()) {
      proceed(context, known.orElseThrow(() -> nobody(context)));
      return;
    }
    context.request().pause();
    context
        .vertx()
        .executeBlocking(() -> people.issued(token), false)
        .onSuccess(
            issued -> {
              context.request().resume();
              if (issued.isPresent()) {
                proceed(context, issued.get());
              } else {
                context.fail(nobody(context));
              }
            })
        .onFailure(
            problem -> {
              context.request().resume();
              context.fail(
                  problem instanceof KeysUnreachableException
                      ? HttpProblem.unavailable(problem.getMessage())
                      : problem);
            });
  }

  private static void proceed(RoutingContext context, Principal principal) {
    Api.recognise(context, principal);
    context.next();
  }

  private HttpProblem nobody(RoutingContext context) {
    return failures.allows(address(context))
        ? unauthorized(context, "the token is nobody's, has run out, or is not for this gateway")
        : HttpProblem.tooMany("too many tokens that nobody knows: wait a second");
  }

  private static HttpProblem unauthorized(RoutingContext context, String detail) {
    context.response().putHeader("www-authenticate", "Bearer realm=\"wheelhouse\"");
    return HttpProblem.unauthorized(detail);
  }

  void limit(RoutingContext context) {
    Principal principal = Api.principal(context);
    String client = principal.name().isEmpty() ? address(context) : "=" + principal.name();
    RateLimiter limiter = Api.isWrite(context) ? writes : reads;
    if (!limiter.allows(client)) {
      context.response().putHeader("retry-after", "1");
      throw HttpProblem.tooMany("more requests in a second than one client may send: wait");
    }
    context.next();
  }

  private static String address(RoutingContext context) {
    return context.request().remoteAddress().hostAddress();
  }
}
