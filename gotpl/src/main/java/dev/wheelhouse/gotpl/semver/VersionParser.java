package dev.wheelhouse.gotpl.semver;

import java.nio.charset.StandardCharsets;

/** Reads the text of one version; an instance is used once. */
final class VersionParser {
  private static final String INVALID = "invalid semantic version";

  private final String text;
  private int at;

  VersionParser(String text) {
    this.text = text;
  }

  Version lenient() {
    checkLength();
    if (text.startsWith("v")) {
      at = 1;
    }
    String major = digits();
    String minor = dotted();
    String patch = minor == null ? null : dotted();
    String prerelease = peek('-') ? identifiers('+') : "";
    String metadata = peek('+') ? identifiers('\0') : "";
    if (major.isEmpty() || at < text.length()) {
      throw new SemverException(INVALID);
    }
    long x = number(major, "error parsing version segment: ");
    long y = minor == null ? 0 : number(minor, "error parsing version segment: ");
    long z = patch == null ? 0 : number(patch, "error parsing version segment: ");
    if (!prerelease.isEmpty()) {
      checkPrerelease(prerelease);
    }
    return Version.read(x, y, z, prerelease, metadata, text);
  }

  Version strict() {
    if (text.isEmpty()) {
      throw new SemverException("version string empty");
    }
    checkLength();
    String[] parts = text.split("\\.", 3);
    if (parts.length != 3) {
      throw new SemverException(INVALID);
    }
    String metadata = "";
    int plus = parts[2].indexOf('+');
    if (plus >= 0) {
      metadata = parts[2].substring(plus + 1);
      parts[2] = parts[2].substring(0, plus);
      checkMetadata(metadata);
    }
    String prerelease = "";
    int hyphen = parts[2].indexOf('-');
    if (hyphen >= 0) {
      prerelease = parts[2].substring(hyphen + 1);
      parts[2] = parts[2].substring(0, hyphen);
      checkPrerelease(prerelease);
    }
    for (String part : parts) {
      if (!part.isEmpty() && !isDigits(part)) {
        throw new SemverException("invalid characters in version");
      }
      if (part.length() > 1 && part.charAt(0) == '0') {
        throw new SemverException("version segment starts with 0");
      }
    }
    return Version.read(
        number(parts[0], ""),
        number(parts[1], ""),
        number(parts[2], ""),
        prerelease,
        metadata,
        text);
  }

  private void checkLength() {
    if (text.length() > Version.MAX_LENGTH
        || text.getBytes(StandardCharsets.UTF_8).length > Version.MAX_LENGTH) {
      throw new SemverException(
          "version string is too long (max " + Version.MAX_LENGTH + " bytes)");
    }
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private String digits() {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String dotted() {
    if (!peek('.')) {
      return null;
    }
    at++;
    String digits = digits();
    if (digits.isEmpty()) {
      throw new SemverException(INVALID);
    }
    return digits;
  }

  /** Reads dot-separated identifiers after the sign at the position, up to {@code end}. */
  private String identifiers(char end) {
    int stop = end == '\0' ? -1 : text.indexOf(end, at);
    String part = text.substring(at + 1, stop < 0 ? text.length() : stop);
    for (String identifier : part.split("\\.", -1)) {
      if (identifier.isEmpty() || !isIdentifier(identifier)) {
        throw new SemverException(INVALID);
      }
    }
    at += 1 + part.length();
    return part;
  }

  static void checkPrerelease(String prerelease) {
    for (String part : prerelease.split("\\.", -1)) {
      if (part.isEmpty() || !isIdentifier(part)) {
        throw new SemverException("invalid prerelease string");
      }
      if (isDigits(part) && part.length() > 1 && part.charAt(0) == '0') {
        throw new SemverException("version segment starts with 0");
      }
    }
  }

  static void checkMetadata(String metadata) {
    for (String part : metadata.split("\\.", -1)) {
      if (part.isEmpty() || !isIdentifier(part)) {
        throw new SemverException("invalid metadata string");
      }
    }
  }

  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isIdentifier(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static long number(String digits, String prefix) {
    try {
      return Long.parseUnsignedLong(digits);
    } catch (NumberFormatException e) {
      String reason = digits.isEmpty() ? "invalid syntax" : "value out of range";
      throw new SemverException(
          prefix + "strconv.ParseUint: parsing \"" + digits + "\": " + reason);
    }
  }
}
