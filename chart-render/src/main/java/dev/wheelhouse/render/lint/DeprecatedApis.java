package dev.wheelhouse.render.lint;

import dev.wheelhouse.render.KubeVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds that Kubernetes is about to serve no longer ({@code pkg/lint/rules/deprecations.go}). */
final class DeprecatedApis {
  private static final Map<String, Api> APIS = read();

  private DeprecatedApis() {}

  /**
   * @param removed "" when no version is known
   * @param replacement "" when there is none
   */
  private record Api(String type, String deprecated, String removed, String replacement) {
    static Api parse(String line) {
      String[] columns = line.split("\t", -1);
      return new Api(columns[0] + " " + columns[1], columns[2], columns[3], columns[4]);
    }

    boolean isDeprecatedIn(KubeVersion version) {
      String[] since = deprecated.split("\\.");
      int major = Integer.compare(Integer.parseInt(since[0]), Integer.parseInt(version.major()));
      return major < 0
          || (major == 0 && Integer.parseInt(since[1]) <= Integer.parseInt(version.minor()));
    }

    String words() {
      return type
          + " is deprecated in v"
          + deprecated
          + "+"
          + (removed.isEmpty() ? "" : ", unavailable in v" + removed + "+")
          + (replacement.isEmpty() ? "" : "; use " + replacement);
    }
  }

  static Optional<String> warning(String apiVersion, String kind, KubeVersion version) {
    return Optional.ofNullable(APIS.get(apiVersion + " " + kind))
        .filter(api -> api.isDeprecatedIn(version))
        .map(Api::words);
  }

  private static Map<String, Api> read() {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                DeprecatedApis.class.getResourceAsStream("deprecated-apis.tsv"),
                StandardCharsets.UTF_8))) {
      return table
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Api::parse)
          .collect(Collectors.toMap(Api::type, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
