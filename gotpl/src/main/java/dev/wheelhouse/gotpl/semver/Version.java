package dev.wheelhouse.gotpl.semver;

import java.util.Objects;

/**
 * A semantic version, read leniently ({@code v1.2} is 1.2.0) or strictly. Immutable.
 *
 * <p>{@link #compareTo} orders by SemVer precedence and ignores build metadata, whereas {@link
 * #equals} compares every part including the original text.
 *
 * <p>The numbers are unsigned 64-bit integers, as in Go.
 */
public final class Version implements Comparable<Version> {
  /** Longest version text accepted, in bytes. */
  public static final int MAX_LENGTH = 256;

  private final long major;
  private final long minor;
  private final long patch;
  private final String prerelease;
  private final String metadata;
  private final String original;

  private Version(
      long major, long minor, long patch, String prerelease, String metadata, String original) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.prerelease = prerelease;
    this.metadata = metadata;
    this.original = original == null ? text(major, minor, patch, prerelease, metadata) : original;
  }

  /**
   * A version from its parts; the pre-release and the metadata are not checked.
   *
   * @param prerelease without the leading hyphen, empty for none
   * @param metadata without the leading plus sign, empty for none
   */
  public static Version of(long major, long minor, long patch, String prerelease, String metadata) {
    return new Version(major, minor, patch, prerelease, metadata, null);
  }

  /**
   * Reads a version leniently: an optional {@code v}, then one to three numbers, an optional
   * pre-release and optional metadata. Leading zeros of the numbers are dropped.
   *
   * @throws SemverException if the text is not a version
   */
  public static Version parse(String text) {
    return new VersionParser(text).lenient();
  }

  /**
   * Reads a version that has exactly the form of the SemVer specification.
   *
   * @throws SemverException if the text is not such a version
   */
  public static Version parseStrict(String text) {
    return new VersionParser(text).strict();
  }

  static Version read(
      long major, long minor, long patch, String prerelease, String metadata, String original) {
    return new Version(major, minor, patch, prerelease, metadata, original);
  }

  /** The major number, unsigned. */
  public long major() {
    return major;
  }

  /** The minor number, unsigned. */
  public long minor() {
    return minor;
  }

  /** The patch number, unsigned. */
  public long patch() {
    return patch;
  }

  /** The pre-release without its hyphen; empty if there is none. */
  public String prerelease() {
    return prerelease;
  }

  /** The build metadata without its plus sign; empty if there is none. */
  public String metadata() {
    return metadata;
  }

  /** The text this version was read from. */
  public String original() {
    return original;
  }

  /** Whether this version has a pre-release part. */
  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  /** The next patch version; of a pre-release, the release it leads to. */
  public Version incPatch() {
    return next(major, minor, isPrerelease() ? patch : patch + 1);
  }

  /** The next minor version, with patch 0. */
  public Version incMinor() {
    return next(major, minor + 1, 0);
  }

  /** The next major version, with minor and patch 0. */
  public Version incMajor() {
    return next(major + 1, 0, 0);
  }

  /**
   * This version with another pre-release part.
   *
   * @param value without the leading hyphen; empty removes the part
   * @throws SemverException if the part is malformed
   */
  public Version withPrerelease(String value) {
    if (!value.isEmpty()) {
      VersionParser.checkPrerelease(value);
    }
    return prefixed(major, minor, patch, value, metadata);
  }

  /**
   * This version with other build metadata.
   *
   * @param value without the leading plus sign; empty removes the part
   * @throws SemverException if the part is malformed
   */
  public Version withMetadata(String value) {
    if (!value.isEmpty()) {
      VersionParser.checkMetadata(value);
    }
    return prefixed(major, minor, patch, prerelease, value);
  }

  private Version next(long nextMajor, long nextMinor, long nextPatch) {
    return prefixed(nextMajor, nextMinor, nextPatch, "", "");
  }

  private Version prefixed(long x, long y, long z, String pre, String meta) {
    String text = text(x, y, z, pre, meta);
    return new Version(x, y, z, pre, meta, original.startsWith("v") ? "v" + text : text);
  }

  /** Whether this version comes before the other one. */
  public boolean lessThan(Version other) {
    return compareTo(other) < 0;
  }

  /** Whether both have the same precedence; metadata is ignored. */
  public boolean samePrecedence(Version other) {
    return compareTo(other) == 0;
  }

  @Override
  public int compareTo(Version other) {
    int order = Long.compareUnsigned(major, other.major);
    if (order == 0) {
      order = Long.compareUnsigned(minor, other.minor);
    }
    if (order == 0) {
      order = Long.compareUnsigned(patch, other.patch);
    }
    if (order != 0) {
      return order;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    return comparePrerelease(prerelease, other.prerelease);
  }

  /** Orders two pre-release parts, either of which may be empty, identifier by identifier. */
  static int comparePrerelease(String left, String right) {
    String[] a = left.split("\\.", -1);
    String[] b = right.split("\\.", -1);
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = compareIdentifier(i < a.length ? a[i] : "", i < b.length ? b[i] : "");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareIdentifier(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? -1 : 1;
    }
    boolean numericA = isUint64(a);
    boolean numericB = isUint64(b);
    if (numericA && numericB) {
      return Long.compareUnsigned(Long.parseUnsignedLong(a), Long.parseUnsignedLong(b)) > 0
          ? 1
          : -1;
    }
    if (numericA || numericB) {
      return numericA ? -1 : 1;
    }
    return a.compareTo(b) > 0 ? 1 : -1;
  }

  private static boolean isUint64(String text) {
    if (!VersionParser.isDigits(text)) {
      return false;
    }
    try {
      Long.parseUnsignedLong(text);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  private static String text(long major, long minor, long patch, String pre, String meta) {
    StringBuilder out = new StringBuilder(16);
    out.append(Long.toUnsignedString(major)).append('.');
    out.append(Long.toUnsignedString(minor)).append('.');
    out.append(Long.toUnsignedString(patch));
    if (!pre.isEmpty()) {
      out.append('-').append(pre);
    }
    if (!meta.isEmpty()) {
      out.append('+').append(meta);
    }
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version that
        && major == that.major
        && minor == that.minor
        && patch == that.patch
        && prerelease.equals(that.prerelease)
        && metadata.equals(that.metadata)
        && original.equals(that.original);
  }

  @Override
  public int hashCode() {
    return Objects.hash(major, minor, patch, prerelease, metadata, original);
  }

  /** The canonical text, without a leading {@code v}. */
  @Override
  public String toString() {
    return text(major, minor, patch, prerelease, metadata);
  }
}
