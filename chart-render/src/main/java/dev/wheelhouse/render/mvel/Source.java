package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;

/**
 * The text of one template, with names for its places. Immutable.
 *
 * @param name for example {@code app/templates/service.yaml}
 * @param text what the author wrote
 */
record Source(String name, String text) {
  /** {@code name:line:column}; lines count from 1, columns from 0, as in Go's texts. */
  String place(int offset) {
    int end = Math.min(offset, text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    return name + ":" + line + ":" + (end - lineStart);
  }

  /** The template breaks the language's rules. */
  RenderException malformed(int offset, String message) {
    return new RenderException(
        RenderErrorCode.TEMPLATE_MALFORMED, "parse error at (" + place(offset) + "): " + message);
  }
}
