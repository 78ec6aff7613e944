package dev.wheelhouse.worker.kafka;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lifecycle offset from which a restore must read, as kept in the metadata string of the
 * request offset. Versioned text: {@code v1 lifecycle=OFFSET}.
 */
record Watermark(long offset) {
  private static final Pattern V1 = Pattern.compile("v1 lifecycle=(\\d{1,18})");

  /** The text to be committed. */
  String toMetadata() {
    return "v1 lifecycle=" + offset;
  }

  /** Empty when the text was not written by {@link #toMetadata()}. */
  static Optional<Watermark> ofMetadata(String metadata) {
    Matcher matcher = V1.matcher(metadata == null ? "" : metadata);
    return matcher.matches()
        ? Optional.of(new Watermark(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }
}
