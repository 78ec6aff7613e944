package dev.wheelhouse.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionFileTest {
  private static final String HIDDEN = "hidden-0123456789abcdef";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SLACK_URL",
          "https://hooks.example.com/" + HIDDEN,
          "GITHUB_TOKEN",
          HIDDEN,
          "GITLAB_TOKEN",
          HIDDEN,
          "SMTP_PASSWORD",
          HIDDEN,
          "SHORT",
          "short");

  @TempDir Path directory;

  private Subscriptions read(String text) throws Exception {
    return SubscriptionFile.read(
        Files.writeString(directory.resolve("notify.yaml"), text), ENVIRONMENT);
  }

  @Test
  void readsTheExamplesOfTheDocumentation() throws Exception {
    Files.writeString(directory.resolve("webhook.key"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    String page = Files.readString(Path.of("../docs/notifications.md"));
    Matcher example =
        Pattern.compile("```yaml\n(subscriptions:.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(example.find()).isTrue();

    List<Subscription> all = read(example.group(1)).all();

    assertThat(all).hasSize(5);
    assertThat(all.get(0).target()).isInstanceOf(Target.Slack.class);
    assertThat(all.get(0).filter().namespaces()).containsExactly("shop", "shop-*");
    assertThat(all).extracting(Subscription::retryFor).contains(Duration.ofHours(24));
    assertThat(all.toString()).doesNotContain(HIDDEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{}' | notify.yaml:1: expected a mapping with subscriptions, found none",
        "'subscriptions: []' | :1 at subscriptions: expected at least one subscription",
        "'subscriptions:\n- nam: x' | :2 at subscriptions[0]: expected only name",
        "'subscriptions:\n- name: A B\n  slack: {url: {env: SLACK_URL}}'"
            + " | :2 at subscriptions[0].name: expected a name of lower-case letters",
        "'subscriptions:\n- name: a' | :2 at subscriptions[0]: expected one of slack, webhook,",
        "'subscriptions:\n- name: a\n  slack: {url: https://x/hidden}'"
            + " | :3 at subscriptions[0].slack.url: expected {env: NAME} or {file: PATH}, found a text:"
            + " secrets do not belong here",
        "'subscriptions:\n- name: a\n  slack: {url: {env: NONE}}'"
            + " | :3 at subscriptions[0].slack.url.env: NONE is not set or empty",
        "'subscriptions:\n- name: a\n  slack: {url: {file: none}}' | cannot read the secret in ",
        "'subscriptions:\n- name: a\n  webhook: {url: ftp://x}'"
            + " | :3 at subscriptions[0].webhook.url: expected an address as https://host/path",
        "'subscriptions:\n- name: a\n  webhook: {url: http://x, secret: {env: SHORT}}'"
            + " | expected a key of at least 16 bytes, found 5 bytes",
        "'subscriptions:\n- name: a\n  message: x\n  webhook: {url: http://x}'"
            + " | :3 at subscriptions[0].message: a webhook gets the event itself",
        "'subscriptions:\n- name: a\n  message: \"@{release.nam(1)}\"\n  slack: {url: {env: SLACK_URL}}'"
            + " | :3 at subscriptions[0].message: parse error at (message:1:",
        "'subscriptions:\n- name: a\n  match: {events: [hook-fail]}\n  slack: {url: {env: SLACK_URL}}'"
            + " | :3 at subscriptions[0].match.events[0]: expected * or one of approval-denied",
        "'subscriptions:\n- name: a\n  match: {severity: high}\n  slack: {url: {env: SLACK_URL}}'"
            + " | expected info, warning, error, found",
        "'subscriptions:\n- name: a\n  timeout: soon\n  slack: {url: {env: SLACK_URL}}'"
            + " | :3 at subscriptions[0].timeout: expected a duration as 10s",
        "'subscriptions:\n- {name: a, slack: {url: {env: SLACK_URL}}}\n- {name: a, slack: {url: {env: SLACK_URL}}}'"
            + " | :3 at subscriptions[1].name: another subscription has this name",
        "'subscriptions: [' | cannot read",
        "'subscriptions:\n- name: a\n  name: b' | expected each key once, found name twice"
      })
  void namesLineAndPlaceOfWhatIsWrong(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notify.yaml")
        .hasMessageContaining(words)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void takesAllEventsOfASeverityWhereNoneAreNamed() throws Exception {
    String text =
        "subscriptions:\n- name: a\n  match: {severity: error}\n  slack: {url: {env: SLACK_URL}}\n"
            + "- name: b\n  slack: {url: {env: SLACK_URL}}\n";

    List<Subscription> all = read(text).all();

    assertThat(all.get(0).filter().events()).contains("hook-failed", "release-failed");
    assertThat(all.get(1).filter().events()).isEqualTo(Filter.OUTCOMES);
  }
}
