package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.events.lifecycle.Preparation.ApprovalRequested;
import dev.wheelhouse.worker.simulated.RealTime;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole deployments: a real broker, a simulated cluster, requests in and events out. */
class WorkerTest {
  private static final String SUCCEEDED = "helm.sh/hook-delete-policy: hook-succeeded";

  @TempDir Path charts;
  private WorkerHarness harness;

  @BeforeEach
  void start() {
    harness = new WorkerHarness();
  }

  @AfterEach
  void stop() {
    harness.close();
  }

  private TestCharts chart(String name) throws IOException {
    return TestCharts.in(charts.resolve(name));
  }

  private String install(String release, String id, TestCharts chart, String... more) {
    return harness.publish(release, id, operation("install", chart, more));
  }

  private String upgrade(String release, String id, TestCharts chart, String... more) {
    return harness.publish(release, id, operation("upgrade", chart, more));
  }

  private static String operation(String name, TestCharts chart, String... more) {
    StringBuilder json =
        new StringBuilder("\"operation\":\"%s\",\"chart\":\"%s\"".formatted(name, chart.path()));
    for (String field : more) {
      json.append(',').append(field);
    }
    return json.toString();
  }

  private static String approval(String planDigest) {
    return "\"operation\":\"approve\",\"planDigest\":\"%s\"".formatted(planDigest);
  }

  @Test
  void servesSeveralClustersAndRefusesOthers() throws IOException {
    TestCharts chart = chart("several").configMap("settings");
    String install = operation("install", chart);
    try (WorkerClient requests = new WorkerClient(WorkerClient.PATIENCE);
        SimulatedCluster east = SimulatedCluster.inMemory("east", new RealTime(), 1);
        SimulatedCluster west = SimulatedCluster.inMemory("west", new RealTime(), 1);
        Worker worker = requests.worker("w1", Map.of("east", east, "west", west))) {
      String inEast = requests.publish(new ReleaseKey("east", "default", "app"), "r1", install);
      String inWest = requests.publish(new ReleaseKey("west", "default", "app"), "r1", install);
      String nowhere = requests.publish(new ReleaseKey("north", "default", "app"), "r1", install);

      assertThat(WorkerClient.last(requests.await(inEast))).isEqualTo(new End.ReleaseDeployed(1));
      assertThat(WorkerClient.last(requests.await(inWest))).isEqualTo(new End.ReleaseDeployed(1));
      assertThat(((RequestRejected) WorkerClient.last(requests.await(nowhere))).error().code())
          .isEqualTo(ErrorCode.UNKNOWN_CLUSTER);
      assertThat(List.of(east, west))
          .allMatch(each -> each.allObjects().stream().anyMatch(o -> o.name().equals("settings")));
      assertThat(worker.isReady()).isTrue();
    }
  }

  @Test
  void installRunsHooksByWeightThenAppliesThenRunsPostHooks() throws IOException {
    TestCharts chart =
        chart("app")
            .configMap("config")
            .hook("second", "pre-install", 2, SUCCEEDED)
            .hook("first", "pre-install", 1, SUCCEEDED)
            .hook("after", "post-install", 0);

    List<Event> events = harness.await(install("app", "r1", chart, "\"wait\":true"));

    assertThat(WorkerHarness.names(events))
        .containsExactly(
            "RequestAccepted",
            "DeploymentStarted",
            "ChartResolved",
            "ValuesResolved",
            "ManifestRendered",
            "PlanComputed",
            "RevisionRecorded",
            "HookPhaseStarted",
            "WeightGroupStarted",
            "HookStarted",
            "HookSucceeded",
            "WeightGroupCompleted",
            "WeightGroupStarted",
            "HookStarted",
            "HookSucceeded",
            "WeightGroupCompleted",
            "HookDeleted",
            "HookDeleted",
            "HookPhaseCompleted",
            "ResourcesApplied",
            "ResourcesReady",
            "HookPhaseStarted",
            "WeightGroupStarted",
            "HookStarted",
            "HookSucceeded",
            "WeightGroupCompleted",
            "HookPhaseCompleted",
            "ReleaseDeployed");
    assertThat(harness.exists("Job", "first")).isFalse();
    assertThat(harness.exists("Job", "after")).isTrue();
    assertThat(harness.exists("ConfigMap", "config")).isTrue();
    assertThat(harness.exists("Secret", "sh.helm.release.v1.app.v1")).isTrue();
  }

  private TestCharts threeHooksOfAWeight() throws IOException {
    String slow = "simulated.wheelhouse.dev/duration: 1s";
    return chart("app")
        .hook("a", "pre-install", 1, slow)
        .hook("b", "pre-install", 1, slow)
        .hook("c", "pre-install", 2);
  }

  private static final List<String> TWO_AT_A_TIME =
      List.of("HookStarted", "HookStarted", "HookSucceeded", "HookSucceeded", "HookStarted");

  private List<String> startsAndEnds(List<Event> events) {
    assertThat(WorkerHarness.last(events)).isEqualTo(new End.ReleaseDeployed(1));
    return WorkerHarness.names(events).stream()
        .filter(name -> name.equals("HookStarted") || name.equals("HookSucceeded"))
        .toList();
  }

  @Test
  void runsHooksOfAWeightOneAfterAnotherAsHelm() throws IOException {
    List<Event> events = harness.await(install("app", "r1", threeHooksOfAWeight()));

    assertThat(startsAndEnds(events)).startsWith("HookStarted", "HookSucceeded", "HookStarted");
  }

  @Test
  void runsHooksOfAWeightTogetherWhenTheRequestSaysSo() throws IOException {
    List<Event> events =
        harness.await(install("app", "r1", threeHooksOfAWeight(), "\"hookParallelism\":2"));

    assertThat(startsAndEnds(events)).startsWith(TWO_AT_A_TIME.toArray(String[]::new));
  }

  @Test
  void runsHooksOfAWeightTogetherWhenTheChartSaysSo() throws IOException {
    TestCharts chart = threeHooksOfAWeight().annotation("wheelhouse.dev/hook-parallelism", "\"2\"");

    List<Event> events = harness.await(install("app", "r1", chart));

    assertThat(startsAndEnds(events)).startsWith(TWO_AT_A_TIME.toArray(String[]::new));
  }

  @Test
  void refusesAChartWhoseParallelismIsNoNumber() throws IOException {
    TestCharts chart = threeHooksOfAWeight().annotation("wheelhouse.dev/hook-parallelism", "many");

    End.ReleaseFailed end =
        (End.ReleaseFailed) WorkerHarness.last(harness.await(install("app", "r1", chart)));

    assertThat(end.error().code()).isEqualTo(ErrorCode.CHART_INVALID);
    assertThat(end.error().message()).contains("expected a number from 1 to 999, found \"many\"");
  }

  @Test
  void anotherWorkerResumesInsideTheSecondHookAndRunsNothingTwice() throws IOException {
    TestCharts chart =
        chart("app")
            .configMap("config")
            .hook("first", "pre-install", 1)
            .hook("second", "pre-install", 2, "simulated.wheelhouse.dev/duration: 3s");
    String deployment = install("app", "r1", chart);
    harness.awaitEvent(
        deployment,
        fact -> fact instanceof HookStarted hook && hook.hook().name().equals("second"));

    harness.stopWorker();
    harness.startWorker("w2");
    List<Event> events = harness.await(deployment);

    assertThat(WorkerHarness.last(events)).isInstanceOf(End.ReleaseDeployed.class);
    assertThat(events)
        .anySatisfy(event -> assertThat(event.data()).isInstanceOf(Intake.DeploymentResumed.class));
    assertThat(harness.created("Job", "first")).isOne();
    assertThat(harness.created("Job", "second")).isOne();
  }

  @Test
  void upgradePrunesRollbackRestoresUninstallRemovesEverything() throws IOException {
    TestCharts before = chart("before").configMap("kept").configMap("old");
    TestCharts after = chart("after").configMap("kept").configMap("new");
    harness.await(install("app", "r1", before));

    List<Event> upgraded = harness.await(upgrade("app", "r2", after));

    assertThat(WorkerHarness.last(upgraded)).isEqualTo(new End.ReleaseDeployed(2));
    assertThat(harness.exists("ConfigMap", "old")).isFalse();
    assertThat(harness.exists("ConfigMap", "new")).isTrue();

    List<Event> rolledBack =
        harness.await(harness.publish("app", "r3", "\"operation\":\"rollback\""));

    assertThat(WorkerHarness.last(rolledBack)).isEqualTo(new End.ReleaseRolledBack(3, 1));
    assertThat(harness.exists("ConfigMap", "old")).isTrue();
    assertThat(harness.exists("ConfigMap", "new")).isFalse();

    List<Event> uninstalled =
        harness.await(harness.publish("app", "r4", "\"operation\":\"uninstall\""));

    assertThat(WorkerHarness.last(uninstalled)).isEqualTo(new End.ReleaseUninstalled(3, false));
    assertThat(harness.exists("ConfigMap", "kept")).isFalse();
    assertThat(harness.exists("Secret", "sh.helm.release.v1.app.v3")).isFalse();
  }

  @Test
  void installsAgainWhereAnUninstallHasKeptTheHistory() throws IOException {
    TestCharts chart = chart("app").configMap("config");
    harness.await(install("app", "r1", chart));
    harness.await(harness.publish("app", "r2", "\"operation\":\"uninstall\",\"keepHistory\":true"));

    List<Event> events = harness.await(upgrade("app", "r3", chart, "\"install\":true"));

    assertThat(WorkerHarness.last(events)).isEqualTo(new End.ReleaseDeployed(2));
    // as Helm, whose templates see revision 1 in every install
    assertThat(harness.object("ConfigMap", "config").text("data", "revision")).hasValue("1");
  }

  @Test
  void testRunsTheTestHooks() throws IOException {
    harness.await(install("app", "r1", chart("app").hook("probe", "test", 0)));

    List<Event> events = harness.await(harness.publish("app", "r2", "\"operation\":\"test\""));

    assertThat(WorkerHarness.last(events)).isEqualTo(new End.ReleaseTested(1, 1));
    assertThat(harness.exists("Job", "probe")).isTrue();
  }

  @Test
  void failedHookTellsItsExitCodeAndLogAndFailsTheRelease() throws IOException {
    TestCharts chart =
        chart("app")
            .configMap("config")
            .hook(
                "broken",
                "pre-install",
                0,
                "simulated.wheelhouse.dev/exit-code: \"3\"",
                "simulated.wheelhouse.dev/log: cannot reach the database");

    List<Event> events = harness.await(install("app", "r1", chart));

    HookEvent.HookFailed failed =
        events.stream()
            .filter(event -> event.data() instanceof HookEvent.HookFailed)
            .map(event -> (HookEvent.HookFailed) event.data())
            .findFirst()
            .orElseThrow();
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.log()).contains("cannot reach the database");
    End.ReleaseFailed end = (End.ReleaseFailed) WorkerHarness.last(events);
    assertThat(end.error().code()).isEqualTo(ErrorCode.HOOK_FAILED);
    assertThat(end.step()).isEqualTo("pre-install hooks");
    assertThat(harness.exists("ConfigMap", "config")).isFalse();
  }

  @Test
  void atomicInstallThatFailsLeavesNothingBehind() throws IOException {
    TestCharts chart =
        chart("app")
            .configMap("config")
            .hook("broken", "post-install", 0, "simulated.wheelhouse.dev/exit-code: \"1\"");

    List<Event> events = harness.await(install("app", "r1", chart, "\"atomic\":true"));

    End.ReleaseFailed end = (End.ReleaseFailed) WorkerHarness.last(events);
    assertThat(end.remediation()).isEqualTo(End.ReleaseFailed.Remediation.UNINSTALLED);
    assertThat(harness.exists("ConfigMap", "config")).isFalse();
    assertThat(harness.exists("Secret", "sh.helm.release.v1.app.v1")).isFalse();
  }

  @Test
  void atomicUpgradeThatFailsIsRolledBack() throws IOException {
    harness.await(install("app", "r1", chart("before").configMap("old")));
    TestCharts broken =
        chart("broken")
            .configMap("new")
            .hook("boom", "post-upgrade", 0, "simulated.wheelhouse.dev/exit-code: \"1\"");

    List<Event> events = harness.await(upgrade("app", "r2", broken, "\"atomic\":true"));

    End.ReleaseFailed end = (End.ReleaseFailed) WorkerHarness.last(events);
    assertThat(end.remediation()).isEqualTo(End.ReleaseFailed.Remediation.ROLLED_BACK);
    assertThat(harness.exists("ConfigMap", "old")).isTrue();
    assertThat(harness.exists("ConfigMap", "new")).isFalse();
  }

  @Test
  void secondInstallOfTheSameNameFailsAndChangesNothing() throws IOException {
    TestCharts chart = chart("app").configMap("config");
    harness.await(install("app", "r1", chart));
    int writes = harness.cluster.audit().size();

    List<Event> events = harness.await(install("app", "r2", chart));

    End.ReleaseFailed end = (End.ReleaseFailed) WorkerHarness.last(events);
    assertThat(end.error().code()).isEqualTo(ErrorCode.RELEASE_EXISTS);
    assertThat(harness.cluster.audit()).hasSize(writes);
  }

  @Test
  void upgradeOfAnUnknownReleaseFailsWithAHint() throws IOException {
    List<Event> events = harness.await(upgrade("app", "r1", chart("app").configMap("config")));

    End.ReleaseFailed end = (End.ReleaseFailed) WorkerHarness.last(events);
    assertThat(end.error().code()).isEqualTo(ErrorCode.RELEASE_NOT_FOUND);
    assertThat(end.error().hint()).contains("--install");
    assertThat(harness.exists("ConfigMap", "config")).isFalse();
  }

  @Test
  void unknownChartFailsBeforeAnythingIsTouched() {
    String deployment =
        harness.publish("app", "r1", "\"operation\":\"install\",\"chart\":\"/no/such/chart\"");

    List<Event> events = harness.await(deployment);

    End.ReleaseFailed end = (End.ReleaseFailed) WorkerHarness.last(events);
    assertThat(end.error().code()).isEqualTo(ErrorCode.CHART_NOT_FOUND);
    assertThat(harness.exists("Secret", "sh.helm.release.v1.app.v1")).isFalse();
  }

  @Test
  void cancelInsideAHookStopsTheHookAndEndsTheDeployment() throws IOException {
    TestCharts chart =
        chart("app")
            .configMap("config")
            .hook("endless", "pre-install", 0, "simulated.wheelhouse.dev/outcome: never");
    String deployment = install("app", "r1", chart);
    harness.awaitEvent(deployment, HookStarted.class::isInstance);

    harness.publish("app", "r2", "\"operation\":\"cancel\"");
    List<Event> events = harness.await(deployment);

    assertThat(WorkerHarness.last(events)).isInstanceOf(End.DeploymentCancelled.class);
    assertThat(harness.exists("Job", "endless")).isFalse();
    assertThat(harness.exists("ConfigMap", "config")).isFalse();
  }

  @Test
  void approvedPlanGoesOnAndOtherDigestsAreRefused() throws IOException {
    String deployment =
        install("app", "r1", chart("app").configMap("config"), "\"approval\":\"required\"");
    List<Event> waiting = harness.awaitEvent(deployment, fact -> fact instanceof ApprovalRequested);
    String digest = ((ApprovalRequested) WorkerHarness.last(waiting)).planDigest();

    String wrong = harness.publish("app", "r2", approval("sha256:" + "0".repeat(64)));
    Intake.RequestRejected refused =
        (Intake.RequestRejected) WorkerHarness.last(harness.await(wrong));
    harness.publish("app", "r3", approval(digest));
    List<Event> events = harness.await(deployment);

    assertThat(refused.error().code()).isEqualTo(ErrorCode.PLAN_CHANGED);
    assertThat(WorkerHarness.last(events)).isEqualTo(new End.ReleaseDeployed(1));
  }

  @Test
  void laterRequestsWaitAndSupersedingOnesTakeTheirPlace() throws IOException {
    TestCharts slow =
        chart("slow").hook("slow", "pre-install", 0, "simulated.wheelhouse.dev/duration: 2s");
    TestCharts quick = chart("quick").configMap("config");
    String first = install("app", "r1", slow);
    harness.awaitEvent(first, HookStarted.class::isInstance);

    String second = upgrade("app", "r2", quick);
    String rejected = upgrade("app", "r3", quick, "\"onBusy\":\"reject\"");
    Intake.RequestRejected busy =
        (Intake.RequestRejected) WorkerHarness.last(harness.await(rejected));
    List<Event> events = harness.await(second);

    assertThat(busy.error().code()).isEqualTo(ErrorCode.RELEASE_BUSY);
    assertThat(WorkerHarness.last(harness.await(first))).isEqualTo(new End.ReleaseDeployed(1));
    assertThat(WorkerHarness.last(events)).isEqualTo(new End.ReleaseDeployed(2));
  }

  @Test
  void malformedRequestsAreSetAsideAndTheNextOnesAreWorkedOn() throws IOException {
    harness.publish(new ReleaseKey("default", "default", "app"), "this is no JSON");

    List<Event> events = harness.await(install("app", "r1", chart("app").configMap("config")));

    assertThat(WorkerHarness.last(events)).isEqualTo(new End.ReleaseDeployed(1));
    assertThat(harness.deadLetters()).singleElement().asString().contains("this is no JSON");
  }

  @Test
  void theSameRequestIdIsWorkedOnOnce() throws IOException {
    TestCharts chart = chart("app").configMap("config");
    String deployment = install("app", "r1", chart);
    harness.await(deployment);

    install("app", "r1", chart);
    String next = upgrade("app", "r2", chart);
    harness.await(next);

    assertThat(WorkerHarness.names(harness.events(deployment)))
        .filteredOn("RequestAccepted"::equals)
        .hasSize(1);
  }

  @Test
  void rendersGoTemplatesWithValuesOfTheRequest() throws IOException {
    TestCharts chart =
        chart("app")
            .values("greeting: hello\n")
            .template(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: greeting}
                data: {text: "{{ .Values.greeting }} {{ .Values.who }}"}
                """);

    harness.await(install("app", "r1", chart, "\"values\":{\"who\":\"world\"}"));

    assertThat(harness.object("ConfigMap", "greeting").text("data", "text"))
        .hasValue("hello world");
  }
}
