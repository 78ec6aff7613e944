package dev.wheelhouse.worker.simulation;

import static dev.wheelhouse.worker.simulation.Story.chart;
import static dev.wheelhouse.worker.simulation.Story.hook;

import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.events.lifecycle.Preparation.ApprovalRequested;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One deployment of every kind, as this version writes it. */
final class RecordedStories {
  private static final String HOOKS =
      String.join(
          ",",
          hook(
              "a", "pre-install,pre-upgrade,pre-rollback,pre-delete", 1, "before-hook-creation", 0),
          hook("b", "post-install,post-upgrade,post-rollback,post-delete", 1, "hook-succeeded", 0),
          hook("c", "test", 1, "", 0));
  private static final String FAILING = hook("x", "post-install,post-upgrade", 2, "hook-failed", 1);
  private static final String INSTALL =
      "\"operation\":\"install\",\"wait\":true," + chart("one", HOOKS);
  private static final String UPGRADE =
      "\"operation\":\"upgrade\",\"wait\":true," + chart("two", HOOKS);

  private static final Map<String, Function<Story, String>> STORIES = new LinkedHashMap<>();

  static {
    STORIES.put("install", after(INSTALL));
    STORIES.put("upgrade", after(UPGRADE, INSTALL));
    STORIES.put("rollback", after("\"operation\":\"rollback\"", INSTALL, UPGRADE));
    STORIES.put("uninstall", after("\"operation\":\"uninstall\"", INSTALL));
    STORIES.put("test", after("\"operation\":\"test\"", INSTALL));
    STORIES.put("dry-run", after(INSTALL + ",\"dryRun\":true"));
    STORIES.put("hook-fails", after(operation("install", "") + chart("one", HOOKS, FAILING)));
    STORIES.put(
        "atomic-install-fails",
        after(operation("install", "\"atomic\":true,") + chart("one", HOOKS, FAILING)));
    STORIES.put(
        "atomic-upgrade-fails",
        after(operation("upgrade", "\"atomic\":true,") + chart("two", HOOKS, FAILING), INSTALL));
    STORIES.put("hook-times-out", after(INSTALL + ",\"hookTimeout\":\"1s\""));
    STORIES.put("deadline-passes", after(INSTALL + ",\"timeout\":\"3s\""));
    STORIES.put("cancelled-in-a-hook", RecordedStories::cancelled);
    STORIES.put("superseded", RecordedStories::superseded);
    STORIES.put("approved", story -> approval(story, true));
    STORIES.put("denied", story -> approval(story, false));
    STORIES.put("resumed-in-a-hook", RecordedStories::resumed);
  }

  static final List<String> NAMES = List.copyOf(STORIES.keySet());

  private RecordedStories() {}

  private static String operation(String name, String options) {
    return "\"operation\":\"%s\",%s".formatted(name, options);
  }

  private static Function<Story, String> after(String request, String... before) {
    return story -> {
      for (String each : before) {
        story.request(each);
        story.settle();
      }
      return story.request(request);
    };
  }

  private static String cancelled(Story story) {
    String deployment = story.request(INSTALL);
    story.await(deployment, HookStarted.class);
    story.request("\"operation\":\"cancel\"");
    return deployment;
  }

  private static String superseded(Story story) {
    String deployment = story.request(INSTALL);
    story.await(deployment, HookStarted.class);
    story.request(INSTALL + ",\"onBusy\":\"supersede\"");
    return deployment;
  }

  private static String approval(Story story, boolean granted) {
    String deployment = story.request(INSTALL + ",\"approval\":\"required\"");
    story.await(deployment, ApprovalRequested.class);
    String digest =
        story.events(deployment).stream()
            .map(Event::data)
            .filter(ApprovalRequested.class::isInstance)
            .map(fact -> ((ApprovalRequested) fact).planDigest())
            .findFirst()
            .orElseThrow();
    story.request(
        granted
            ? "\"operation\":\"approve\",\"planDigest\":\"" + digest + "\""
            : "\"operation\":\"deny\"");
    return deployment;
  }

  private static String resumed(Story story) {
    String deployment = story.request(INSTALL);
    story.await(deployment, HookStarted.class);
    story.simulation.kill("w1");
    story
        .simulation
        .schedule()
        .runUntil(story.simulation.schedule().now().plus(Duration.ofSeconds(20)));
    return deployment;
  }

  /** The events of each story's last deployment. */
  static Map<String, List<Event>> all() {
    Map<String, List<Event>> journals = new LinkedHashMap<>();
    STORIES.forEach(
        (name, story) -> {
          Story told = new Story(Switches.NONE);
          told.settle();
          String deployment = story.apply(told);
          told.settle();
          journals.put(name, told.events(deployment));
        });
    return journals;
  }
}
