package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.follow.Line;
import dev.wheelhouse.ops.follow.Progress;
import dev.wheelhouse.ops.follow.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Shows a deployment's lines: on a terminal in colours above a line that moves, else plainly, one
 * after another. Not thread-safe.
 */
final class LiveOutput {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final int DEFAULT_WIDTH = 80;

  private final PrintWriter err;
  private final boolean live;
  private final int width;
  private String lastPassing = "";
  private int turn;
  private boolean drawn;

  LiveOutput(Console console, boolean noColor) {
    this.err = console.err();
    this.live = console.terminal() && !noColor;
    this.width = width(console.variable("COLUMNS", ""));
  }

  private static int width(String columns) {
    return columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
  }

  /** Whether {@link #tick} draws anything, so that it is worth calling often. */
  boolean isLive() {
    return live;
  }

  /** Shows the line of an event. */
  void show(Line line) {
    if (line.passing()) {
      showPassing(line);
      return;
    }
    clear();
    err.println(live ? line.coloured() : line.plain());
    err.flush();
  }

  /** A terminal shows it in the line that moves; a log only where it tells something new. */
  private void showPassing(Line line) {
    if (!live && !line.text().equals(lastPassing)) {
      err.println(line.plain());
      err.flush();
    }
    lastPassing = line.text();
  }

  /**
   * Redraws the line that moves.
   *
   * @param expectedEnd when the deployment should have ended; empty when that is not known
   */
  void tick(Progress progress, Instant now, Optional<Instant> expectedEnd) {
    if (!live || progress.running().isEmpty()) {
      return;
    }
    clear();
    String text =
        SPINNER[turn++ % SPINNER.length]
            + " "
            + Words.duration(progress.elapsed(now))
            + "  "
            + progress.running()
            + " ("
            + Words.duration(progress.stepElapsed(now))
            + ")"
            + expectedEnd
                .filter(now::isBefore)
                .map(end -> ", about " + Words.duration(Duration.between(now, end)) + " left")
                .orElse("");
    err.print(text.length() < width ? text : text.substring(0, width - 1));
    err.flush();
    drawn = true;
  }

  /** Takes the line that moves away. */
  void clear() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
      drawn = false;
    }
  }

  /** How long to wait for the next event before the line that moves is redrawn. */
  Duration pace() {
    return live ? Duration.ofMillis(120) : Duration.ofSeconds(1);
  }
}
