package dev.wheelhouse.ops.gateway.auth;

import dev.wheelhouse.events.ReleaseKey;
import java.util.List;
import java.util.Objects;

/**
 * A role for some releases.
 *
 * @param role what may be done
 * @param clusters names of clusters; a {@code *} stands for any text
 * @param namespaces names of namespaces; a {@code *} stands for any text
 */
public record Grant(Role role, List<String> clusters, List<String> namespaces) {
  public Grant {
    Objects.requireNonNull(role, "role");
    clusters = List.copyOf(clusters);
    namespaces = List.copyOf(namespaces);
  }

  /** Whether it allows this role's doings on the release. */
  public boolean allows(Role wanted, ReleaseKey key) {
    return role.compareTo(wanted) >= 0
        && clusters.stream().anyMatch(pattern -> matches(pattern, key.cluster()))
        && namespaces.stream().anyMatch(pattern -> matches(pattern, key.namespace()));
  }

  /** Whether a text is the pattern's, in time proportional to their product at most. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
