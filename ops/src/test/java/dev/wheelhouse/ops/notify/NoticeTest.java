package dev.wheelhouse.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.ops.gateway.EventWriter;
import dev.wheelhouse.render.mvel.MessageTemplate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said, of which events: without Kafka and without a target. */
class NoticeTest {
  private static final ReleaseKey WEB = new ReleaseKey("prod-eu", "shop", "web");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static List<Event> failedDeployment() {
    List<LifecycleEvent> story = new ArrayList<>(EventWriter.begun(2, 'b'));
    story.addAll(EventWriter.failed(2, "<!channel> no such table"));
    List<Event> events = new ArrayList<>();
    story.forEach(
        data -> events.add(new Event("dep", events.size() + 1, WEB, NOW, "w1", "", data)));
    return events;
  }

  private static List<Notice> notices(Filter filter) {
    NoticeFold fold = new NoticeFold(notice -> filter.matches(notice.event()));
    return failedDeployment().stream().map(fold::on).flatMap(Optional::stream).toList();
  }

  private static Filter filter(String release, Severity severity, Set<String> events) {
    return new Filter(List.of(release), List.of("*"), List.of("prod-*"), events, severity);
  }

  private static String said(String template, UnaryOperator<String> escape) {
    Notice last = notices(filter("web", Severity.INFO, Set.of("release-failed"))).get(0);
    MessageTemplate parsed =
        template == null ? null : MessageTemplate.parse("message", template, MessageView.NAMES);
    return MessageView.message(last, parsed, escape);
  }

  @Test
  void knowsOfAnOutcomeWhoAskedAndForWhat() {
    Notice notice = notices(filter("w*b", Severity.INFO, Filter.OUTCOMES)).get(0);

    assertThat(notice.event().id()).isEqualTo("dep/13");
    assertThat(notice.requester().commit()).isEqualTo("9fceb02");
    assertThat(notice.chart().version()).isEqualTo("1.2.2");
    assertThat(notice.revision()).isEqualTo(2);
  }

  @Test
  void picksBySeverityAndByNames() {
    Set<String> all = Set.of("hook-failed", "step-failed", "release-failed", "hook-started");

    assertThat(notices(filter("web", Severity.ERROR, all))).hasSize(3);
    assertThat(notices(filter("web", Severity.INFO, all))).hasSize(4);
    assertThat(notices(filter("we", Severity.INFO, all))).isEmpty();
  }

  @Test
  void saysWhatHappenedWhereThereIsNoTemplate() {
    assertThat(said(null, UnaryOperator.identity()))
        .isEqualTo(
            "prod-eu/shop/web: failed at pre-upgrade hooks: HOOK_FAILED: Job/migrate failed");
  }

  @Test
  void templatesSeeTheEventItsReleaseAndItsDeployment() {
    String template =
        "@{upper(event.severity)} @{release.name}@@@{release.cluster} r@{deployment.revision}"
            + " @{deployment.chart}-@{deployment.version} by @{deployment.requester}:"
            + " @{event.data.error.code} @{event.data.nothing}";

    assertThat(said(template, UnaryOperator.identity()))
        .isEqualTo("ERROR web@prod-eu r2 web-1.2.2 by ci: HOOK_FAILED");
  }

  @Test
  void noTextOfAnEventCallsAChannelOfSlack() {
    SlackChannel slack = new SlackChannel(null, URI.create("https://hooks.example.com"));
    Notice hook = notices(filter("web", Severity.INFO, Set.of("hook-failed"))).get(0);
    MessageTemplate template =
        MessageTemplate.parse(
            "message", "<https://ci|log>: @{event.data.log[0]}", MessageView.NAMES);

    assertThat(MessageView.message(hook, template, slack.escape()))
        .isEqualTo("<https://ci|log>: &lt;!channel&gt; no such table");
  }

  @Test
  void onlyCommitsBecomePartOfAnAddress() {
    CommitStatusChannel.GitHub channel =
        new CommitStatusChannel.GitHub(
            null,
            new Target.GitHub(URI.create("https://api"), "a/b", new Secret("t"), "wheelhouse"));
    List<Notice> all = notices(filter("web", Severity.INFO, CommitState.EVENTS));

    assertThat(all).allMatch(channel::concerns).hasSize(3);
    assertThat(channel.concerns(new Notice(all.get(0).event(), null, null, 0))).isFalse();
  }

  /** The vector that the Standard Webhooks' libraries test themselves by. */
  @Test
  void signsAsStandardWebhooksDo() {
    byte[] key = WebhookChannel.key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    assertThat(WebhookChannel.signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  /** The date is RFC 9110's own example of the form. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "120 | - | - | PT2M",
        "Sun, 06 Nov 1994 08:49:37 GMT | - | - | PT7S",
        "Sun, 06 Nov 1994 08:40:00 GMT | - | - | PT0S",
        "99999999 | - | - | PT1H",
        "soon | - | - | PT0S",
        "- | 0 | 784111790 | PT20S",
        "- | 5 | 784111790 | PT0S",
        "- | - | - | PT0S"
      })
  void readsWhenToComeBack(String retryAfter, String remaining, String reset, Duration pause) {
    Instant now = Instant.parse("1994-11-06T08:49:30Z");

    assertThat(Poster.pause(retryAfter, remaining, reset, now)).isEqualTo(pause);
  }
}
