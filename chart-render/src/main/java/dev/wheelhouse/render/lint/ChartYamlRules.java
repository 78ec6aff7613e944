package dev.wheelhouse.render.lint;

import dev.wheelhouse.charts.ChartMaintainer;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.charts.StatedMetadata;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import dev.wheelhouse.render.lint.LintMessage.Severity;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules for {@code Chart.yaml} ({@code pkg/lint/rules/chartfile.go}). */
final class ChartYamlRules {
  private static final String FILE = "Chart.yaml";
  private static final String LOWEST = "0.0.0-0";

  private ChartYamlRules() {}

  static void check(Path folder, Findings findings) {
    Path file = folder.resolve(FILE);
    if (Files.isDirectory(file)) {
      findings.add(Severity.ERROR, FILE, "should be a file, not a directory");
      findings.add(
          Severity.ERROR, FILE, "unable to parse YAML\n\tread " + file + ": is a directory");
      return;
    }
    try {
      byte[] content = Files.readAllBytes(file);
      StatedMetadata stated = StatedMetadata.decode(content);
      checkIdentity(stated, GoYaml.parseMap(content), findings);
      checkPeople(stated, findings);
      checkVersionOneFields(stated, findings);
    } catch (YamlException malformed) {
      findings.add(Severity.ERROR, FILE, "unable to parse YAML\n\t" + malformed.getMessage());
    } catch (IOException unreadable) {
      findings.add(
          Severity.ERROR, FILE, "unable to parse YAML\n\topen " + file + ": " + unreadable);
    }
  }

  private static void checkIdentity(
      StatedMetadata stated, Map<String, Object> untyped, Findings findings) {
    error(findings, name(stated.name()));
    error(findings, apiVersion(stated.apiVersion()));
    error(findings, isText(untyped, "version"));
    error(findings, version(stated.version()));
    error(findings, isText(untyped, "appVersion"));
  }

  private static void checkPeople(StatedMetadata stated, Findings findings) {
    error(findings, first(stated.maintainers(), ChartYamlRules::maintainer));
    error(
        findings,
        first(
            stated.sources(),
            source -> unless(Urls.isRequest(source), "invalid source URL '" + source + "'")));
    String icon = stated.icon();
    findings.check(Severity.INFO, FILE, unless(!icon.isEmpty(), "icon is recommended"));
    error(
        findings,
        unless(icon.isEmpty() || Urls.isRequest(icon), "invalid icon URL '" + icon + "'"));
  }

  private static void checkVersionOneFields(StatedMetadata stated, Findings findings) {
    boolean two = stated.apiVersion().equals(ChartMetadata.API_V2);
    error(
        findings,
        unless(
            two || stated.type().isEmpty(),
            "chart type is not valid in apiVersion '%s'. It is valid in apiVersion 'v2'"
                .formatted(stated.apiVersion())));
    error(
        findings,
        unless(
            two || !stated.dependencies(),
            "dependencies are not valid in the Chart file with apiVersion '%s'. They are valid in apiVersion 'v2'"
                .formatted(stated.apiVersion())));
  }

  private static void error(Findings findings, Optional<String> problem) {
    findings.check(Severity.ERROR, FILE, problem);
  }

  private static Optional<String> unless(boolean holds, String problem) {
    return holds ? Optional.empty() : Optional.of(problem);
  }

  private interface Rule<T> {
    Optional<String> check(T value);
  }

  private static <T> Optional<String> first(List<T> values, Rule<T> rule) {
    return values.stream().map(rule::check).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> name(String name) {
    if (name.isEmpty()) {
      return Optional.of("name is required");
    }
    boolean plain = !name.contains("/") || name.equals("/");
    return unless(plain, "chart name " + GoQuote.quote(name) + " is invalid");
  }

  private static Optional<String> apiVersion(String version) {
    if (version.isEmpty()) {
      return Optional.of("apiVersion is required. The value must be either \"v1\" or \"v2\"");
    }
    boolean known = version.equals(ChartMetadata.API_V1) || version.equals(ChartMetadata.API_V2);
    return unless(
        known,
        "apiVersion '" + version + "' is not valid. The value must be either \"v1\" or \"v2\"");
  }

  private static Optional<String> version(String text) {
    if (text.isEmpty()) {
      return Optional.of("version is required");
    }
    try {
      Version version = Version.parse(text);
      return unless(
          version.compareTo(Version.parse(LOWEST)) > 0,
          "version \"" + version + "\" is less than or equal to \"" + LOWEST + "\"");
    } catch (SemverException malformed) {
      return Optional.of("version '" + text + "' is not a valid SemVer");
    }
  }

  /** A number is taken for text, and yet not what was meant: 1.10 is 1.1. */
  private static Optional<String> isText(Map<String, Object> untyped, String key) {
    if (!untyped.containsKey(key) || untyped.get(key) instanceof String) {
      return Optional.empty();
    }
    return Optional.of(
        key + " should be of type string but it's of type " + goType(untyped.get(key)));
  }

  private static String goType(Object value) {
    if (value == null) {
      return "<nil>";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    return value instanceof Map<?, ?>
        ? "map[string]interface {}"
        : value instanceof List<?> ? "[]interface {}" : "float64";
  }

  private static Optional<String> maintainer(Optional<ChartMaintainer> entry) {
    if (entry.isEmpty()) {
      return Optional.of("a maintainer entry is empty");
    }
    ChartMaintainer maintainer = entry.get();
    if (maintainer.name().isEmpty()) {
      return Optional.of("each maintainer requires a name");
    }
    if (!maintainer.email().isEmpty() && !MailAddresses.isValid(maintainer.email())) {
      return Optional.of(
          "invalid email '%s' for maintainer '%s'"
              .formatted(maintainer.email(), maintainer.name()));
    }
    return unless(
        maintainer.url().isEmpty() || Urls.isPage(maintainer.url()),
        "invalid url '%s' for maintainer '%s'".formatted(maintainer.url(), maintainer.name()));
  }
}
