package dev.wheelhouse.gotpl.semver;

/**
 * One comparison of a constraint, such as {@code >=1.2.x}.
 *
 * @param operator as written, empty for none
 * @param written the version as written
 * @param bound the version with the open numbers set to 0
 * @param open which is the first number that was missing or {@code x}
 */
record Comparison(String operator, String written, Version bound, Open open) {

  /** The first number of the version that is left open. */
  enum Open {
    NONE,
    MAJOR,
    MINOR,
    PATCH
  }

  static Comparison of(
      String operator, String written, String major, String minor, String patch, String pre) {
    String text;
    Open open;
    if (isOpen(major)) {
      open = Open.MAJOR;
      text = "0.0.0" + pre;
    } else if (isOpen(minor)) {
      open = Open.MINOR;
      text = major + ".0.0" + pre;
    } else if (isOpen(patch)) {
      open = Open.PATCH;
      text = major + minor + ".0" + pre;
    } else {
      open = Open.NONE;
      text = written;
    }
    try {
      return new Comparison(operator, written, Version.parse(text), open);
    } catch (SemverException e) {
      throw new SemverException("constraint parser error");
    }
  }

  private static boolean isOpen(String number) {
    String digits = number.startsWith(".") ? number.substring(1) : number;
    return digits.isEmpty() || digits.equals("x") || digits.equals("X") || digits.equals("*");
  }

  boolean namesPrerelease() {
    return bound.isPrerelease();
  }

  /** Whether the version satisfies the comparison; pre-releases were ruled on by the caller. */
  boolean accepts(Version version) {
    return switch (operator) {
      case "", "=" -> equalOrTilde(version);
      case "!=" -> notEqual(version);
      case ">" -> greater(version);
      case "<" -> version.compareTo(bound) < 0;
      case ">=", "=>" -> version.compareTo(bound) >= 0;
      case "<=", "=<" -> lessOrEqual(version);
      case "~", "~>" -> tilde(version);
      case "^" -> caret(version);
      default -> throw new IllegalStateException("operator " + operator);
    };
  }

  private boolean equalOrTilde(Version version) {
    return open == Open.NONE ? version.samePrecedence(bound) : tilde(version);
  }

  private boolean notEqual(Version version) {
    if (open == Open.NONE) {
      return !version.samePrecedence(bound);
    }
    if (version.major() != bound.major()) {
      return true;
    }
    if (open == Open.MINOR) {
      return false;
    }
    if (version.minor() != bound.minor()) {
      return true;
    }
    if (open == Open.PATCH) {
      return Version.comparePrerelease(version.prerelease(), bound.prerelease()) != 0;
    }
    return version.patch() != bound.patch() || !version.samePrecedence(bound);
  }

  private boolean greater(Version version) {
    if (open == Open.NONE) {
      return version.compareTo(bound) > 0;
    }
    int major = Long.compareUnsigned(version.major(), bound.major());
    if (major != 0) {
      return major > 0;
    }
    return switch (open) {
      case MINOR -> false;
      case PATCH -> Long.compareUnsigned(version.minor(), bound.minor()) > 0;
      case MAJOR, NONE -> version.compareTo(bound) > 0;
    };
  }

  private boolean lessOrEqual(Version version) {
    if (open == Open.NONE) {
      return version.compareTo(bound) <= 0;
    }
    int major = Long.compareUnsigned(version.major(), bound.major());
    if (major > 0) {
      return false;
    }
    return major < 0
        || open == Open.MINOR
        || Long.compareUnsigned(version.minor(), bound.minor()) <= 0;
  }

  private boolean tilde(Version version) {
    if (version.lessThan(bound)) {
      return false;
    }
    boolean zero = bound.major() == 0 && bound.minor() == 0 && bound.patch() == 0;
    if (zero && open != Open.MINOR && open != Open.PATCH) {
      return true;
    }
    return version.major() == bound.major()
        && (version.minor() == bound.minor() || open == Open.MINOR);
  }

  private boolean caret(Version version) {
    if (version.lessThan(bound)) {
      return false;
    }
    if (bound.major() != 0 || open == Open.MINOR) {
      return version.major() == bound.major();
    }
    if (version.major() != 0) {
      return false;
    }
    if (bound.minor() != 0 || open == Open.PATCH) {
      return version.minor() == bound.minor();
    }
    return version.minor() == 0 && version.patch() == bound.patch();
  }

  @Override
  public String toString() {
    return operator + written;
  }
}
