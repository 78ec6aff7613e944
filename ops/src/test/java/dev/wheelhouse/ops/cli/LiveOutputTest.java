package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.ops.follow.Line;
import dev.wheelhouse.ops.follow.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveOutputTest {
  private final StringWriter err = new StringWriter();

  private LiveOutput output(boolean terminal, boolean noColor) {
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            terminal,
            Map.of("COLUMNS", "60"),
            Path.of("/"));
    return new LiveOutput(console, noColor);
  }

  private static Line done(String text) {
    return new Line(Duration.ofMillis(1_500), Line.Tone.DONE, 1, text, false);
  }

  private static Line passing(String text) {
    return new Line(Duration.ofMillis(1_500), Line.Tone.PROGRESS, 0, text, true);
  }

  @Test
  void writesPlainLinesWhereThereIsNoTerminal() {
    LiveOutput output = output(false, false);

    output.show(done("done"));
    output.show(passing("ready 1/2"));
    output.show(passing("ready 1/2"));
    output.show(passing("ready 2/2"));

    assertThat(output.isLive()).isFalse();
    assertThat(err).hasToString("   1.5s    done\n   1.5s  ready 1/2\n   1.5s  ready 2/2\n");
  }

  @Test
  void writesColoursOnATerminalAndLeavesPassingLinesToTheOneThatMoves() {
    LiveOutput output = output(true, false);

    output.show(done("done"));
    output.show(passing("ready 1/2"));

    assertThat(output.isLive()).isTrue();
    assertThat(err).hasToString("\u001b[2m   1.5s\u001b[0m    \u001b[32mdone\u001b[0m\n");
  }

  @Test
  void writesPlainLinesOnATerminalWhenAsked() {
    LiveOutput output = output(true, true);

    output.show(done("done"));

    assertThat(err).hasToString("   1.5s    done\n");
  }

  @Test
  void drawsWhatRunsAndForHowLongInALineThatItTakesAway() {
    LiveOutput output = output(true, false);
    Progress progress = new Progress();
    progress.on(
        new Event(
            "d",
            1,
            new ReleaseKey("default", "shop", "web"),
            Instant.EPOCH,
            "w1",
            "",
            new Intake.DeploymentStarted("w1", Instant.EPOCH.plusSeconds(60))));

    output.tick(progress, Instant.EPOCH.plusSeconds(3), Optional.of(Instant.EPOCH.plusSeconds(10)));
    output.clear();

    assertThat(err).hasToString("⠋ 3.0s  preparing (3.0s), about 7.0s left\r\u001b[K");
  }

  @Test
  void drawsNothingThatMovesWhileNothingRuns() {
    LiveOutput output = output(true, false);

    output.tick(new Progress(), Instant.EPOCH, Optional.empty());
    output.clear();

    assertThat(err.toString()).isEmpty();
  }
}
