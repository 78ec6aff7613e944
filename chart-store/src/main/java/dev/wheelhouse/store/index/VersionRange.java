package dev.wheelhouse.store.index;

import dev.wheelhouse.gotpl.semver.Constraints;
import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A version or range by Masterminds' rules, as Helm's {@code --version}. Immutable.
 *
 * <p>Source: {@code IndexFile.Get} in Helm's {@code pkg/repo/index.go}.
 */
public final class VersionRange {
  /** What Helm's {@code --devel} stands for: pre-releases too. */
  public static final String DEVELOPMENT = ">0.0.0-0";

  private final String text;
  private final Constraints constraints;

  private VersionRange(String text, Constraints constraints) {
    this.text = text;
    this.constraints = constraints;
  }

  /**
   * @param text exact version or range; "" takes every release and no pre-release
   * @throws StoreException REFERENCE_INVALID, with Masterminds' text
   */
  public static VersionRange of(String text) {
    try {
      return new VersionRange(text, Constraints.parse(text.isEmpty() ? "*" : text));
    } catch (SemverException e) {
      throw new StoreException(StoreErrorCode.REFERENCE_INVALID, e.getMessage(), e);
    }
  }

  /** The version as Helm understands {@code --version} and {@code --devel} together. */
  public static String withDevelopment(String version, boolean devel) {
    return version.isEmpty() && devel ? DEVELOPMENT : version;
  }

  /** Whether a text is a version and in the range. */
  public boolean accepts(String version) {
    return parse(version).map(constraints::check).orElse(false);
  }

  /**
   * The candidate with exactly this version, or else the first in the range.
   *
   * @param candidates newest first
   */
  public <T> Optional<T> choose(List<T> candidates, Function<T, String> version) {
    if (!text.isEmpty()) {
      for (T candidate : candidates) {
        if (version.apply(candidate).equals(text)) {
          return Optional.of(candidate);
        }
      }
    }
    return candidates.stream().filter(candidate -> accepts(version.apply(candidate))).findFirst();
  }

  /** Orders texts by version, newest first; what is no version comes last. */
  public static Comparator<String> newestFirst() {
    return (a, b) -> {
      Optional<Version> left = parse(a);
      Optional<Version> right = parse(b);
      if (left.isEmpty() || right.isEmpty()) {
        return Boolean.compare(left.isEmpty(), right.isEmpty());
      }
      return right.get().compareTo(left.get());
    };
  }

  /** The version a text is, read leniently. */
  public static Optional<Version> parse(String version) {
    try {
      return Optional.of(Version.parse(version));
    } catch (SemverException invalid) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
