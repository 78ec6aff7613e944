package dev.wheelhouse.ops.gateway.auth;

import dev.wheelhouse.events.ReleaseKey;
import java.util.List;
import java.util.Objects;

/**
 * Somebody who was recognised, or anybody where nobody is asked.
 *
 * @param name for requests and logs; empty where nobody is asked
 * @param grants what may be done
 */
public record Principal(String name, List<Grant> grants) {
  /** Anybody, where no authentication is configured: may do everything. */
  public static final Principal ANYBODY =
      new Principal("", List.of(new Grant(Role.ADMIN, List.of("*"), List.of("*"))));

  public Principal {
    Objects.requireNonNull(name, "name");
    grants = List.copyOf(grants);
  }

  /** Whether this role's doings on a release are allowed. */
  public boolean may(Role role, ReleaseKey key) {
    return grants.stream().anyMatch(grant -> grant.allows(role, key));
  }
}
