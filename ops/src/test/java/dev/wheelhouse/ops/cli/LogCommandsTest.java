package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands against a real broker; what a worker says is scripted. */
class LogCommandsTest {
  private static final int PARTITIONS = 3;
  private static final ResourceRef WEB = new ResourceRef("apps/v1", "Deployment", "default", "web");

  private KafkaForTests kafka;
  private Topics topics;
  private ScriptedWorker worker;

  @BeforeEach
  void startWorker() {
    kafka = KafkaForTests.shared();
    topics = kafka.freshTopics(PARTITIONS);
    worker =
        new ScriptedWorker(kafka.clientProperties(), topics, PARTITIONS, LogCommandsTest::answer);
  }

  @AfterEach
  void stopWorker() {
    worker.close();
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--bootstrap-servers", kafka.bootstrapServers(), "--topic-prefix", topics.prefix()));
    return CommandRun.in(
        Path.of("/charts"), Map.of("WHEELHOUSE_REQUESTER", "ci"), all.toArray(String[]::new));
  }

  private CommandRun install(String release, String... flags) {
    List<String> all = new ArrayList<>(List.of("install", release, "./web", "--timeout", "40s"));
    all.addAll(List.of(flags));
    return run(all.toArray(String[]::new));
  }

  /** Release names say what becomes of them. */
  static List<LifecycleEvent> answer(Request request) {
    Request.Deploying deploying = (Request.Deploying) request;
    Intake.Coordinates here = new Intake.Coordinates("requests", 0, 0);
    String name = request.key().release();
    if (name.equals("rejected")) {
      DeployError error = new DeployError(ErrorCode.UNKNOWN_CLUSTER, "no worker serves it");
      return List.of(new Intake.RequestRejected(request.id(), request.operation(), here, error));
    }
    if (name.equals("gap")) {
      return gap(request);
    }
    if (name.equals("silent")) {
      return List.of();
    }
    ChartReference chart =
        request instanceof Request.Install install
            ? install.chart()
            : request instanceof Request.Upgrade upgrade ? upgrade.chart() : null;
    List<LifecycleEvent> events = new ArrayList<>();
    events.add(
        new Intake.RequestAccepted(
            request.id(),
            request.operation(),
            here,
            "sha256:" + "0".repeat(64),
            request.header().requester(),
            request.header().description(),
            chart,
            0,
            false,
            deploying.options()));
    if (name.equals("stalled")) {
      return events;
    }
    events.add(new Intake.DeploymentStarted("scripted", Instant.now().plusSeconds(300)));
    events.add(
        new Preparation.ChartResolved(
            chart.ref(), "web", "1.2.3", "9.9", "sha256:" + "1".repeat(64)));
    events.add(new Preparation.ValuesResolved("sha256:" + "2".repeat(64), List.of("request")));
    if (request.header().description().equals("pause")) {
      return events;
    }
    if (name.equals("broken")) {
      DeployError error = new DeployError(ErrorCode.RENDER_FAILED, "web.yaml:3: no such function");
      events.add(new Trouble.StepFailed("render", error));
      events.add(new End.ReleaseFailed(0, "render", error, End.ReleaseFailed.Remediation.NONE));
      return events;
    }
    Step wave =
        new Step.Wave(1, 1, List.of(new PlannedResource(WEB, PlannedResource.Action.CREATE)));
    String digest = "sha256:" + "3".repeat(64);
    events.add(new Preparation.ManifestRendered("gotpl", 1, 0, digest, List.of()));
    events.add(
        new Preparation.PlanComputed(
            digest, new Plan(Plan.Action.INSTALL, 1, 0, 0, List.of(wave)), digest));
    events.add(new Preparation.RevisionRecorded(1, "pending-install", "sh.helm.release.v1.web.v1"));
    events.add(
        new ResourceEvent.ResourcesApplied(
            1, 1, List.of(new ResourceEvent.AppliedResource(WEB, ResourceEvent.Effect.CREATED))));
    events.add(new End.ReleaseDeployed(1));
    return events;
  }

  /** An end without what must lie between; null leaves out a sequence number. */
  private static List<LifecycleEvent> gap(Request request) {
    List<LifecycleEvent> events = new ArrayList<>();
    events.add(
        new Intake.RequestAccepted(
            request.id(),
            request.operation(),
            new Intake.Coordinates("requests", 0, 0),
            "sha256:" + "0".repeat(64),
            request.header().requester(),
            request.header().description(),
            ((Request.Install) request).chart(),
            0,
            false,
            ((Request.Deploying) request).options()));
    events.add(null);
    events.add(new End.ReleaseDeployed(1));
    return events;
  }

  @Test
  void followsAnInstallToItsEnd() {
    CommandRun run = run("install", "web", "./web", "--set", "a=1", "--timeout", "40s");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(withoutTimes(run.err()))
        .isEqualTo(
            """
            install of /charts/web accepted, asked for by ci
            started by scripted, 300s to go
            chart web 1.2.3 found (sha256:111111111111)
            values merged from request
            rendered by gotpl: 1 resource, 0 hooks
            plan: install revision 1: 1 to create
            revision 1 recorded as pending-install
            resources [####################] 1/1 Deployment/web created
            deployed, revision 1
            """
                .indent(0));
    assertThat(run.out())
        .containsSubsequence(
            "NAME: web\n",
            "LAST DEPLOYED: ",
            "NAMESPACE: default\n",
            "STATUS: deployed\n",
            "REVISION: 1\n");
  }

  private static String withoutTimes(String log) {
    return log.replaceAll("(?m)^ *[0-9.]+s  ", "")
        .replaceAll(" \\([0-9.]+s.*\\)", "")
        .replaceAll("[0-9]m[0-9]+s to go", "300s to go");
  }

  @Test
  void givesTheOutcomeAsJson() throws Exception {
    CommandRun run = install("web", "-n", "shop", "-o", "json");

    JsonNode outcome = JsonMapper.builder().build().readTree(run.out());
    assertThat(outcome.get("status").asText()).isEqualTo("deployed");
    assertThat(outcome.get("namespace").asText()).isEqualTo("shop");
    assertThat(outcome.get("revision").asInt()).isEqualTo(1);
    assertThat(outcome.get("chart").asText()).isEqualTo("web-1.2.3");
    assertThat(outcome.get("deployment").asText()).hasSize(16);
  }

  @Test
  void endsWithOneWhenTheDeploymentFailed() {
    CommandRun run = install("broken");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsSubsequence(
            "Error: RENDER_FAILED at render\n",
            "  web.yaml:3: no such function\n",
            "Next: " + ErrorCode.RENDER_FAILED.hint() + "\n",
            "wheelhouse events --deployment ");
  }

  @Test
  void endsWithThreeWhenTheRequestIsRejected() {
    CommandRun run = install("rejected");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence(
            "Error: UNKNOWN_CLUSTER: the request was rejected\n",
            "  no worker serves it\n",
            "Next: " + ErrorCode.UNKNOWN_CLUSTER.hint() + "\n");
  }

  @Test
  void endsWithFourWhenNobodyAnswers() {
    CommandRun run = run("install", "silent", "./web", "--timeout", "1s");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("no answer within 1s").contains("--deployment ");
  }

  @Test
  void printsOnlyTheDeploymentsIdWhenDetached() {
    CommandRun run = run("install", "web", "./web", "--detach");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("[a-z2-7]{16}\n");
  }

  @Test
  void findsTheAnswerToARepeatedRequest() {
    CommandRun first = install("web", "--idempotency-key", "build-7");
    CommandRun again = install("web", "--idempotency-key", "build-7");

    assertThat(first.exitCode()).isZero();
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("deployed, revision 1");
  }

  @Test
  void showsEventsListStatusAndHistoryFromTheLog() throws Exception {
    String id = run("install", "web", "./web", "--detach").out().strip();
    install("other", "-n", "shop");
    install("web");

    CommandRun text = run("events", "web");
    CommandRun json = run("events", "--deployment", id, "-o", "json");
    CommandRun future = run("events", "web", "--since", "2999-01-01T00:00:00Z");
    CommandRun list = run("list");
    CommandRun all = run("list", "-A", "-q");
    CommandRun status = run("status", "web");
    CommandRun history = run("history", "web", "-o", "json");
    CommandRun unknown = run("status", "nobody");

    assertThat(text.out().lines()).hasSize(18).allMatch(line -> line.contains("default/web"));
    assertThat(text.out())
        .containsSubsequence("RequestAccepted", "ChartResolved", "ReleaseDeployed");
    List<JsonNode> events = new ArrayList<>();
    for (String line : json.out().lines().toList()) {
      events.add(JsonMapper.builder().build().readTree(line));
    }
    assertThat(events).hasSize(9);
    assertThat(events.get(0).get("specversion").asText()).isEqualTo("1.0");
    assertThat(events.get(8).get("id").asText()).isEqualTo(id + "/9");
    assertThat(future.out()).isEmpty();
    assertThat(list.out().lines().toList().get(0))
        .isEqualTo(
            "NAME   NAMESPACE   REVISION   UPDATED                    STATUS     CHART       APP"
                + " VERSION");
    assertThat(list.out()).contains("web-1.2.3").doesNotContain("other");
    assertThat(all.out()).isEqualTo("other\nweb\n");
    assertThat(status.out()).contains("STATUS: deployed\n").contains("CHART: web-1.2.3\n");
    assertThat(history.out()).contains("\"description\":\"Install complete\"");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("there is no release \"nobody\"");
  }

  @Test
  void statusTellsWhenAnOpenDeploymentShouldEnd() {
    install("web");
    run("install", "web", "./web", "--description", "pause", "--detach");

    CommandRun status =
        Awaitility.await()
            .until(() -> run("status", "web"), run -> run.out().contains("running at"));

    assertThat(status.out()).containsPattern("EXPECTED END: \\w{3} \\w{3} [ \\d]\\d .*\n");
    assertThat(run("status", "web", "-o", "json").out()).contains("\"expected_end\":\"20");
  }

  @Test
  void listPicksByNameAndStateAsHelmDoes() {
    install("web");
    install("web-2");
    install("other");

    assertThat(run("list", "-q", "--filter", "^web", "-r").out()).isEqualTo("web-2\nweb\n");
    assertThat(run("list", "-q", "--date", "--deployed").out()).isEqualTo("web\nweb-2\nother\n");
    assertThat(run("list", "-q", "--offset", "1", "-m", "1").out()).isEqualTo("web\n");
    assertThat(run("list", "-q", "--pending", "--failed").out()).isEmpty();
    assertThat(run("list", "--filter", "(").exitCode()).isEqualTo(2);
  }

  @Test
  void watchShowsTheLastDeploymentAndEndsAsItEnded() {
    run("install", "broken", "./web", "--timeout", "40s");
    install("web");

    CommandRun deployed = run("watch", "web");
    CommandRun failed = run("watch", "broken");
    CommandRun unknown = run("watch", "nobody");

    assertThat(deployed.exitCode()).as(deployed.err()).isZero();
    assertThat(deployed.err())
        .containsSubsequence("install of /charts/web accepted", "deployed, revision 1");
    assertThat(deployed.out()).contains("STATUS: deployed\n");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("Error: RENDER_FAILED at render");
    assertThat(unknown.exitCode()).isEqualTo(1);
  }

  @Test
  void watchGivesUpOnADeploymentOfWhichNothingMoreIsHeard() {
    run("install", "stalled", "./web", "--detach");
    run("install", "web", "./web", "--timeout", "40s");

    CommandRun watch = run("watch", "stalled", "--timeout", "1s", "-o", "json");

    assertThat(watch.exitCode()).isEqualTo(4);
    assertThat(watch.err()).contains("accepted").contains("no answer within 1s");
  }

  @Test
  void doctorFindsWorkersAndTheirBacklogWanting() {
    CommandRun nobody = run("doctor", "--group", "nobody-joined");
    CommandRun scripted = run("doctor", "--group", "scripted-" + topics.prefix(), "-o", "json");

    assertThat(nobody.exitCode()).as(nobody.err()).isEqualTo(1);
    assertThat(nobody.out())
        .contains("ok       kafka")
        .contains("ok       topics       " + topics.prefix() + ".* with 3 partitions")
        .contains("wrong    workers      none in group nobody-joined")
        .contains("next: start one: wheelhouse worker");
    assertThat(scripted.exitCode()).as(scripted.err()).isZero();
    assertThat(scripted.out())
        .contains("{\"level\":\"ok\",\"subject\":\"workers\",\"text\":\"1 worker: ");
  }

  @Test
  void doctorNamesTheDeploymentsThatStandStill() {
    String stalled = run("install", "stalled", "./web", "--detach").out().strip();
    install("web");

    CommandRun doctor = run("doctor", "--stuck-after", "0s");

    assertThat(doctor.exitCode()).as(doctor.err()).isEqualTo(1);
    assertThat(doctor.out())
        .containsSubsequence(
            "wrong    deployments  default/default/stalled: no event for ",
            "next: wheelhouse events --deployment " + stalled);
  }

  @Test
  void doctorSaysThatTopicsAreMissing() {
    CommandRun doctor =
        CommandRun.of(
            "doctor",
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--topic-prefix",
            "missing-" + topics.prefix());

    assertThat(doctor.exitCode()).as(doctor.err()).isEqualTo(1);
    assertThat(doctor.out()).contains("wrong    topics").contains("does not exist");
  }

  @Test
  void doraTellsHowOftenAndHowWellIsDeployed() throws Exception {
    // given
    install("shop", "-n", "shop");
    install("broken", "-n", "web");

    // when
    CommandRun table = run("dora", "--since", "1h");
    CommandRun json = run("dora", "--since", "1h", "-n", "shop", "-o", "json");
    CommandRun wrong = run("dora", "--since", "1h", "--until", "2h");

    // then
    assertThat(table.exitCode()).as(table.err()).isZero();
    assertThat(table.out()).contains("FAILURE RATE", "shop", "broken", "all");
    JsonNode tree = JsonMapper.builder().build().readTree(json.out());
    assertThat(tree.at("/all/changes").asInt()).isEqualTo(1);
    assertThat(tree.at("/releases/0/name").asText()).isEqualTo("shop");
    assertThat(tree.at("/releases/0/failureRate").asDouble()).isZero();
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--since must be before --until");
  }

  @Test
  void auditTellsWhatWasDeployedThenByWhomAndFromWhichChart() {
    install("web");
    install("other", "-n", "shop");

    CommandRun now = run("audit", "--at", "0s", "-o", "json");
    CommandRun shop = run("audit", "--at", "0s", "-n", "shop");
    CommandRun before = run("audit", "--at", "2020-01-01T00:00:00Z", "-o", "json");
    CommandRun wrong = run("audit", "--at", "yesterday");

    assertThat(now.out())
        .contains("\"name\":\"web\"", "\"name\":\"other\"", "\"requestedBy\":\"ci\"")
        .contains("\"chartDigest\":\"sha256:" + "1".repeat(64) + "\"");
    assertThat(shop.out()).contains("other").doesNotContain("web ");
    assertThat(before.out()).isEqualTo("[]\n");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--at takes a duration as 10m or 2h, or a time");
  }

  @Test
  void verifiesOneDeploymentsEvents() {
    String id = run("install", "web", "./web", "--detach").out().strip();
    install("web");
    String open = run("install", "stalled", "./web", "--detach").out().strip();
    awaitEvents(open);

    CommandRun whole = run("events", "--deployment", id, "--verify");
    CommandRun unfinished = run("events", "--deployment", open, "--verify", "-o", "json");
    CommandRun nobody = run("events", "--deployment", "nobody", "--verify");
    CommandRun all = run("events", "--verify");

    assertThat(whole.exitCode()).as(whole.out()).isZero();
    assertThat(whole.out())
        .isEqualTo(
            "deployment "
                + id
                + ", 9 events, ended: every promise holds that its events can show\n");
    assertThat(unfinished.exitCode()).isZero();
    assertThat(unfinished.out()).contains("\"ended\":false,\"violations\":[]");
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.err()).contains("the log knows no deployment \"nobody\"");
    assertThat(all.exitCode()).isEqualTo(2);
  }

  private void awaitEvents(String deployment) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !run("events", "--deployment", deployment).out().isEmpty());
  }

  @Test
  void saysWhichPromisesAGapInTheEventsBreaks() {
    String id = run("install", "gap", "./web", "--detach").out().strip();
    awaitEvents(id);

    CommandRun verify = run("events", "--deployment", id, "--verify");
    CommandRun json = run("events", "--deployment", id, "--verify", "-o", "json");
    CommandRun check = run("check-history", "--group", "scripted-" + topics.prefix());
    CommandRun replay = run("replay", "--deployment", id);

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out())
        .contains("I2 " + id + ": event 2 of the deployment has sequence 3")
        .contains(", 2 events, ended: 1 violation\n");
    assertThat(json.out()).contains("{\"invariant\":\"I2\",\"deployment\":\"" + id + "\"");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains("I2 " + id + ": ").contains(" violations\n");
    assertThat(replay.exitCode()).isEqualTo(1);
    assertThat(replay.err()).contains("cannot follow").contains("--verify");
  }

  @Test
  void replaysTheStateAtAnyEventAndSaysWhatComesNext() {
    String id = run("install", "web", "./web", "--detach").out().strip();
    install("web", "--idempotency-key", "later");

    CommandRun middle = run("replay", "--deployment", id, "--to", "7");
    CommandRun json = run("replay", "--deployment", id, "--to", "7", "-o", "json");
    CommandRun whole = run("replay", "--deployment", id);
    CommandRun beyond = run("replay", "--deployment", id, "--to", "10");
    CommandRun none = run("replay", "--deployment", "nobody");

    assertThat(middle.exitCode()).as(middle.err()).isZero();
    assertThat(middle.out())
        .startsWith(
            "Deployment " + id + " of default/web (install), after event 7 of 9: RevisionRecorded")
        .contains("STAGE: executing, step 1 of 1: resources, wave 1 of 1\n")
        .contains("OPEN:\n  no hook runs\n")
        .contains("A WORKER WOULD:\n  resources, wave 1 of 1  [" + id + "/main/0#1]\n");
    assertThat(json.out())
        .contains("\"stage\":\"executing\"")
        .contains("\"next\":[{\"command\":\"ApplyWave\",\"step\":\"main/0\",\"attempt\":1");
    assertThat(whole.out())
        .contains("STAGE: ended\n", "OPEN:\n  nothing: it has ended\n", "  do nothing\n");
    assertThat(beyond.exitCode()).isEqualTo(2);
    assertThat(beyond.err()).contains("has 9 events, --to asks for event 10");
    assertThat(none.exitCode()).isEqualTo(1);
  }
}
