package dev.wheelhouse.render.lint;

import dev.wheelhouse.render.KubeVersion;
import java.util.Map;
import java.util.Objects;

/**
 * How to lint.
 *
 * @param values the user's values, over the chart's own
 * @param namespace what {@code .Release.Namespace} gives
 * @param kubeVersion what {@code .Capabilities.KubeVersion} gives, and the version whose deprecated
 *     kinds are told
 * @param validateSchema whether templates' values are checked against {@code values.schema.json}
 */
public record LintOptions(
    Map<String, Object> values, String namespace, KubeVersion kubeVersion, boolean validateSchema) {
  /** Refuses nulls. */
  public LintOptions {
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(kubeVersion, "kubeVersion");
  }
}
