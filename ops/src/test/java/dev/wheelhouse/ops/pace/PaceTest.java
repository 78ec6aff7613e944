package dev.wheelhouse.ops.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.pace.RunningStep.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final Story story = new Story();
  private final Pace pace =
      new Pace(new Pace.Limits(Duration.ofMinutes(10), Duration.ofMinutes(1), 2));

  private List<Pace.Span> tell(List<Event> events) {
    return events.stream()
        .map(pace::on)
        .flatMap(Optional::stream)
        .flatMap(change -> change.ended().stream())
        .toList();
  }

  @Test
  void tellsHowLongEachStepTook() {
    // when
    List<Pace.Span> spans = tell(story.upgrade("web", Duration.ofSeconds(90)));

    // then
    assertThat(spans)
        .extracting(span -> span.step().kind())
        .containsExactly(
            Kind.QUEUE,
            Kind.CHART,
            Kind.VALUES,
            Kind.RENDER,
            Kind.PLAN,
            Kind.RECORD,
            Kind.HOOK,
            Kind.FINISH);
    assertThat(spans.get(6).step().label()).isEqualTo("pre-upgrade hook Job/migrate");
    assertThat(spans.get(6).took()).isEqualTo(Duration.ofSeconds(90));
    assertThat(pace.open()).isEmpty();
  }

  @Test
  void aStepStallsWhenItTakesLongerThanItsOwnHistoryAllows() {
    // given
    for (int i = 0; i < 5; i++) {
      tell(story.upgrade("web", Duration.ofSeconds(90)));
    }
    List<Event> slow = story.upgradeUpToHook("web");
    Instant began = slow.get(slow.size() - 1).time();

    // when
    tell(slow);

    // then
    assertThat(pace.stalled(began.plusSeconds(180))).isEmpty();
    assertThat(pace.stalled(began.plusSeconds(181)))
        .singleElement()
        .satisfies(
            stalled -> {
              assertThat(stalled.step().label()).isEqualTo("pre-upgrade hook Job/migrate");
              assertThat(stalled.limit()).isEqualTo(Duration.ofSeconds(180));
            });
  }

  @Test
  void aStepWithoutHistoryMayRunForTheTimeGiven() {
    // given
    List<Event> first = story.upgradeUpToHook("web");
    Instant began = first.get(first.size() - 1).time();

    // when
    tell(first);

    // then
    assertThat(pace.stalled(began.plus(Duration.ofMinutes(10)))).isEmpty();
    assertThat(pace.stalled(began.plus(Duration.ofMinutes(11)))).hasSize(1);
  }

  @Test
  void whatRecoversIsStalledNoMore() {
    // given
    List<Event> events = story.upgrade("web", Duration.ofHours(1));
    int hookStarted = story.indexOfHook();
    tell(events.subList(0, hookStarted + 1));
    Instant late = events.get(hookStarted).time().plus(Duration.ofMinutes(30));
    assertThat(pace.stalled(late)).hasSize(1);

    // when
    tell(events.subList(hookStarted + 1, events.size()));

    // then
    assertThat(pace.stalled(late.plus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  void nobodyStallsWhoWaitsForATurn() {
    // given
    Event accepted = story.upgrade("web", Duration.ofSeconds(1)).get(0);

    // when
    pace.on(accepted);

    // then
    assertThat(pace.stalled(accepted.time().plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void expectsTheMedianOfTheSameChart() {
    // given
    tell(story.upgrade("web", Duration.ofSeconds(10)));
    tell(story.upgrade("other", Duration.ofSeconds(50)));
    tell(story.upgrade("third", Duration.ofSeconds(20)));
    List<Event> running = story.upgradeUpToHook("web");
    String id = running.get(0).deployment();

    // when
    tell(running);

    // then
    assertThat(pace.expectedEnd(id))
        .contains(running.get(1).time().plusSeconds(20 + story.secondsBesidesTheHook()));
  }

  @Test
  void leavesOutDeploymentsWhoseBeginningIsGone() {
    // given
    List<Event> events = story.upgrade("web", Duration.ofSeconds(1));

    // when
    List<Pace.Span> spans = tell(events.subList(3, events.size()));

    // then
    assertThat(spans).isEmpty();
    assertThat(pace.open()).isEmpty();
  }
}
