package dev.wheelhouse.render;

import java.util.Objects;
import java.util.Optional;

/**
 * A chart could not be rendered. The message is Helm's own text where Helm has one, without the
 * advice that {@code helm template} prints after it; {@link #commandText()} has that too.
 */
public final class RenderException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String ADVICE = "\n\nUse --debug flag to render out invalid YAML";

  private final RenderErrorCode code;
  private final transient Optional<TemplatePosition> position;
  private final transient String rendered;

  /** An error outside any template. */
  public RenderException(RenderErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with what led to it. */
  public RenderException(RenderErrorCode code, String message, Throwable cause) {
    this(code, message, cause, "");
  }

  private RenderException(RenderErrorCode code, String message, Throwable cause, String rendered) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
    this.position = TemplatePosition.find(message);
    this.rendered = rendered;
  }

  /** The same error with the text that the templates gave before it. */
  RenderException withRendered(String text) {
    return new RenderException(code, getMessage(), getCause(), text);
  }

  /** Why it failed. */
  public RenderErrorCode code() {
    return code;
  }

  /** Where in the chart's templates it failed, when that is known. */
  public Optional<TemplatePosition> position() {
    return position == null ? Optional.empty() : position;
  }

  /**
   * What {@code helm template --debug} prints in spite of the error: the rendered files where they
   * give no manifest, "" where a template failed; empty where Helm had not begun to render. May
   * hold secrets.
   */
  public Optional<String> rendered() {
    return isOfRendering() ? Optional.of(rendered == null ? "" : rendered) : Optional.empty();
  }

  /** What {@code helm template} prints after {@code Error: }. */
  public String commandText() {
    return isOfRendering() ? getMessage() + ADVICE : getMessage();
  }

  private boolean isOfRendering() {
    return switch (code) {
      case KUBE_VERSION_INCOMPATIBLE,
          ENGINE_UNKNOWN,
          TEMPLATE_MALFORMED,
          TEMPLATE_FAILED,
          TEMPLATE_REFUSED,
          MANIFEST_MALFORMED,
          BUDGET_EXCEEDED ->
          true;
      case VALUES_INVALID,
          VALUES_TYPE_MISMATCH,
          SCHEMA_VIOLATED,
          RELEASE_NAME_INVALID,
          KUBE_VERSION_INVALID,
          CHART_NOT_INSTALLABLE,
          DEPENDENCIES_MISSING,
          TEMPLATE_NOT_FOUND,
          INTERRUPTED ->
          false;
    };
  }
}
