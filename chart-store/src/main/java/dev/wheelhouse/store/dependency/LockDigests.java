package dev.wheelhouse.store.dependency;

import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.yaml.GoJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The digest of a lock file: over the JSON of the dependencies as declared and as locked.
 *
 * <p>Source: {@code HashReq} and {@code HashV2Req} in Helm's {@code internal/resolver}.
 */
final class LockDigests {
  private LockDigests() {}

  static String of(List<ChartDependency> declared, List<ChartDependency> locked) {
    return digest("[" + json(declared) + "," + json(locked) + "]");
  }

  /** The digest that Helm 2 wrote. */
  static String ofHelm2(List<ChartDependency> declared) {
    return digest("{\"dependencies\":" + json(declared) + "}");
  }

  private static String digest(String json) {
    return ChartLoader.archiveDigest(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The fields in the order of Go's struct. */
  private static String json(List<ChartDependency> dependencies) {
    return dependencies.stream()
        .map(
            dependency ->
                dependency.toMap().entrySet().stream()
                    .map(e -> GoJson.encode(e.getKey()) + ":" + GoJson.encode(e.getValue()))
                    .collect(Collectors.joining(",", "{", "}")))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
