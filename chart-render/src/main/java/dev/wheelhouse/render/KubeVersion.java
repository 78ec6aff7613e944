package dev.wheelhouse.render;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of the cluster, as {@code .Capabilities.KubeVersion}.
 *
 * @param version for example {@code v1.35.0}; also what {@code .GitVersion} gives
 * @param major for example {@code 1}
 * @param minor for example {@code 35}
 */
public record KubeVersion(String version, String major, String minor) {
  /** What is rendered for when nothing else is said. */
  public static final KubeVersion DEFAULT = new KubeVersion("v1.35.0", "1", "35");

  private static final Pattern GENERIC =
      Pattern.compile("^\\s*v?([0-9]+(?:\\.[0-9]+)*)(.*)*$", Pattern.DOTALL);

  /** Refuses nulls. */
  public KubeVersion {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(major, "major");
    Objects.requireNonNull(minor, "minor");
  }

  /**
   * Reads a version as Helm reads {@code --kube-version} (Kubernetes' {@code
   * version.ParseGeneric}): what follows the numbers is dropped.
   *
   * @throws RenderException with code {@link RenderErrorCode#KUBE_VERSION_INVALID} and Helm's text
   */
  public static KubeVersion parse(String text) {
    Matcher matcher = GENERIC.matcher(text);
    if (!matcher.matches()) {
      throw invalid(text, "could not parse \"" + text + "\" as version");
    }
    String[] numbers = matcher.group(1).split("\\.");
    if (numbers.length < 2) {
      throw invalid(text, "illegal version string \"" + text + "\"");
    }
    StringBuilder version = new StringBuilder("v");
    int shown = Math.max(3, numbers.length);
    for (int i = 0; i < shown; i++) {
      String number = i < numbers.length ? numbers[i] : "0";
      if (number.length() > 1 && number.startsWith("0")) {
        throw invalid(
            text, "illegal zero-prefixed version component \"" + number + "\" in \"" + text + "\"");
      }
      version.append(i == 0 ? "" : ".").append(number);
    }
    return new KubeVersion(version.toString(), numbers[0], numbers[1]);
  }

  private static RenderException invalid(String text, String cause) {
    return new RenderException(
        RenderErrorCode.KUBE_VERSION_INVALID, "invalid kube version '" + text + "': " + cause);
  }
}
