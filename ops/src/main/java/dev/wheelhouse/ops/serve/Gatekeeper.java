package dev.wheelhouse.ops.serve;

import dev.wheelhouse.ops.gateway.auth.Authenticator;
import dev.wheelhouse.ops.gateway.auth.Grant;
import dev.wheelhouse.ops.gateway.auth.KeysUnreachableException;
import dev.wheelhouse.ops.gateway.auth.Principal;
import dev.wheelhouse.ops.gateway.auth.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what: everybody who is known may download; who may deploy everywhere may upload, since
 * a chart can reach every release; admins may replace and delete. A token comes as bearer, or as
 * password of basic authentication, which is all that Helm can send.
 */
final class Gatekeeper {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final String PRINCIPAL = "principal";
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Optional<Authenticator> authenticator;
  private final boolean anonymousReads;

  Gatekeeper(Optional<Authenticator> authenticator, boolean anonymousReads) {
    this.authenticator = authenticator;
    this.anonymousReads = anonymousReads;
  }

  /** Lets pages of other sites do nothing, and finds out who asks. */
  void admit(RoutingContext context) {
    if (authenticator.isEmpty()) {
      checkHost(context.request());
      enter(context, Principal.ANYBODY);
      return;
    }
    Authenticator people = authenticator.get();
    Optional<String> token = token(context.request().getHeader("authorization"));
    Optional<Principal> known = token.flatMap(people::known);
    if (known.isPresent() || token.isEmpty() || !people.trustsAnIssuer()) {
      enter(context, known.orElseGet(() -> stranger(context, token)));
      return;
    }
    context.request().pause();
    context
        .vertx()
        .executeBlocking(() -> people.issued(token.get()), false)
        .map(issued -> issued.orElseGet(() -> stranger(context, token)))
        .onComplete(
            asked -> {
              context.request().resume();
              if (asked.succeeded()) {
                enter(context, asked.result());
              } else {
                context.fail(
                    asked.cause() instanceof KeysUnreachableException unreachable
                        ? new Refusal(503, "UNAVAILABLE", unreachable.getMessage())
                        : asked.cause());
              }
            });
  }

  private static void enter(RoutingContext context, Principal principal) {
    context.put(PRINCIPAL, principal);
    context.next();
  }

  /**
   * Where nobody is asked who he is, a page of another site could let a name point to this machine
   * and use a person's browser to get here.
   */
  private static void checkHost(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
    if (!LOOPBACK.contains(host) || request.getHeader("origin") != null) {
      throw new Refusal(
          403,
          "FORBIDDEN",
          "without authentication this repository answers to localhost and 127.0.0.1 only, and to"
              + " no browser's page");
    }
  }

  /** Who may be nobody that is known. */
  private Principal stranger(RoutingContext context, Optional<String> token) {
    HttpServerRequest request = context.request();
    boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    if (token.isEmpty() && reads && anonymousReads) {
      return new Principal("", List.of());
    }
    context
        .response()
        .putHeader("www-authenticate", "Basic realm=\"wheelhouse\", Bearer realm=\"wheelhouse\"");
    throw new Refusal(
        401,
        "UNAUTHORIZED",
        token.isPresent()
            ? "the token is nobody's, or has run out"
            : "send a token, as bearer or as the password of any user");
  }

  private static Optional<String> token(String header) {
    if (header == null) {
      return Optional.empty();
    }
    String kind = header.toLowerCase(Locale.ROOT);
    if (kind.startsWith(BEARER)) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    return kind.startsWith(BASIC)
        ? password(header.substring(BASIC.length()).strip())
        : Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return Optional.of(both.substring(both.indexOf(':') + 1));
    } catch (IllegalArgumentException noBase64) {
      return Optional.of("");
    }
  }

  /** The name of who asks; "" where nobody is asked. */
  static String name(RoutingContext context) {
    return context.<Principal>get(PRINCIPAL).name();
  }

  /** Refuses who may not do this with every release. */
  static void require(RoutingContext context, Role role, String what) {
    Principal principal = context.get(PRINCIPAL);
    if (principal.grants().stream().noneMatch(grant -> isEverywhere(grant, role))) {
      throw new Refusal(
          403,
          "FORBIDDEN",
          what
              + " needs the role "
              + role.word()
              + " for all clusters and namespaces, and you do not have it");
    }
  }

  private static boolean isEverywhere(Grant grant, Role role) {
    return grant.role().compareTo(role) >= 0
        && grant.clusters().contains("*")
        && grant.namespaces().contains("*");
  }
}
