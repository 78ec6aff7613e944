package dev.wheelhouse.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.core.Outstanding;
import dev.wheelhouse.worker.simulation.SimulationLogs.Quiet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs that earlier versions wrote fold to the states that they had then, and wait for the same
 * work. A log that is there is never written again; after a change of what is written, record the
 * new version's under a new folder: raise {@link #VERSION} and run this test with {@code
 * -Dwheelhouse.journals=record}.
 */
@ExtendWith(Quiet.class)
class OldJournalsTest {
  private static final Path JOURNALS = Path.of("src", "test", "resources", "journals");
  private static final String VERSION = "0.1";

  static Stream<Path> journals() throws IOException {
    recordMissing();
    try (Stream<Path> files = Files.walk(JOURNALS)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList().stream();
    }
  }

  private static void recordMissing() throws IOException {
    if (!"record".equals(System.getProperty("wheelhouse.journals"))) {
      return;
    }
    Path folder = Files.createDirectories(JOURNALS.resolve(VERSION));
    for (Map.Entry<String, List<Event>> journal : RecordedStories.all().entrySet()) {
      Path file = folder.resolve(journal.getKey() + ".jsonl");
      if (!Files.exists(file)) {
        String lines =
            journal.getValue().stream()
                .map(e -> new String(EventCodec.strict().toJson(e), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, lines);
        Files.writeString(states(file), String.join("\n", states(journal.getValue())) + "\n");
      }
    }
  }

  private static Path states(Path journal) {
    String name = journal.getFileName().toString();
    return journal.resolveSibling(name.replace(".jsonl", ".states"));
  }

  @ParameterizedTest
  @MethodSource("journals")
  void foldsToTheStatesItHadThen(Path journal) throws IOException {
    List<Event> events = new ArrayList<>();
    for (String line : Files.readAllLines(journal)) {
      EventReading reading = EventCodec.strict().readJson(line.getBytes(StandardCharsets.UTF_8));
      assertThat(reading).isInstanceOf(EventReading.Known.class);
      events.add(((EventReading.Known) reading).event());
    }

    List<String> states = states(events);

    assertThat(states).isEqualTo(Files.readAllLines(states(journal)));
  }

  @Test
  void thereIsAJournalOfEveryStory() throws IOException {
    List<String> names =
        journals()
            .filter(journal -> journal.getParent().endsWith(VERSION))
            .map(journal -> journal.getFileName().toString().replace(".jsonl", ""))
            .toList();

    assertThat(names).containsExactlyInAnyOrderElementsOf(RecordedStories.NAMES);
  }

  /** The state after every event, and the work it waits for. */
  private static List<String> states(List<Event> events) {
    List<String> lines = new ArrayList<>();
    Deployment state = Deployment.begin(events.get(0));
    lines.add(line(state));
    for (Event event : events.subList(1, events.size())) {
      state = state.apply(event);
      lines.add(line(state));
    }
    return lines;
  }

  private static String line(Deployment state) {
    return "%d %s revision %d%s%s%s%s | %s"
        .formatted(
            state.sequence(),
            state.stage(),
            state.revision(),
            state.failure() == null ? "" : ", failure " + state.failure().error().code(),
            state.remediation() == null ? "" : ", remediation " + state.remediation().kind(),
            state.isCancelled() ? ", cancelled" : "",
            state.end() == null ? "" : ", end " + state.end().getClass().getSimpleName(),
            Outstanding.of(state).stream()
                .map(Command::id)
                .map(id -> id.step() + "#" + id.attempt())
                .collect(Collectors.joining(" ")));
  }
}
