package dev.wheelhouse.render;

/** Why a chart could not be rendered. */
public enum RenderErrorCode {
  /** A values file or {@code --set} flag cannot be read. */
  VALUES_INVALID,
  /** The values have another type than the chart needs, for example a text for a subchart. */
  VALUES_TYPE_MISMATCH,
  /** The values break {@code values.schema.json}. */
  SCHEMA_VIOLATED,
  /** The release name is missing or not allowed. */
  RELEASE_NAME_INVALID,
  /** The given cluster version is no version. */
  KUBE_VERSION_INVALID,
  /** The chart asks for another cluster version. */
  KUBE_VERSION_INCOMPATIBLE,
  /** A library chart cannot be rendered by itself. */
  CHART_NOT_INSTALLABLE,
  /** Chart.yaml declares a subchart that charts/ does not hold. */
  DEPENDENCIES_MISSING,
  /** Chart.yaml names a template engine that is not there. */
  ENGINE_UNKNOWN,
  /** A template is malformed. */
  TEMPLATE_MALFORMED,
  /** A template failed while it was executed. */
  TEMPLATE_FAILED,
  /** A template refused by {@code fail} or {@code required}. */
  TEMPLATE_REFUSED,
  /** A rendered document is no YAML map. */
  MANIFEST_MALFORMED,
  /** {@code --show-only} names a template that gave nothing. */
  TEMPLATE_NOT_FOUND,
  /** The render went over its steps, depth, output or time. */
  BUDGET_EXCEEDED,
  /** The rendering thread was interrupted. */
  INTERRUPTED
}
