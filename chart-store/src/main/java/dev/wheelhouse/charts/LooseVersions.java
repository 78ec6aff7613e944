package dev.wheelhouse.charts;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which texts Masterminds' {@code semver.NewVersion} takes: a {@code v}, missing parts. */
final class LooseVersions {
  private static final Pattern SHAPE =
      Pattern.compile(
          "v?([0-9]+)(\\.[0-9]+)?(\\.[0-9]+)?"
              + "(-([0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*))?"
              + "(\\+([0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*))?");
  private static final int MAX_LENGTH = 1024;
  private static final BigInteger MAX_NUMBER = BigInteger.ONE.shiftLeft(64);

  private LooseVersions() {}

  static boolean isValid(String version) {
    if (version.length() > MAX_LENGTH) {
      return false;
    }
    Matcher matcher = SHAPE.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    for (int group = 1; group <= 3; group++) {
      String number = matcher.group(group);
      boolean tooLarge =
          number != null && new BigInteger(number.replace(".", "")).compareTo(MAX_NUMBER) >= 0;
      if (tooLarge) {
        return false;
      }
    }
    String prerelease = matcher.group(5);
    return prerelease == null || !hasPaddedNumber(prerelease);
  }

  private static boolean hasPaddedNumber(String prerelease) {
    for (String part : prerelease.split("\\.", -1)) {
      if (part.length() > 1 && part.charAt(0) == '0' && part.chars().allMatch(Character::isDigit)) {
        return true;
      }
    }
    return false;
  }
}
