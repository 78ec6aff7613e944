package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent.HookFailed;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.lifecycle.Trouble.StepRetried;
import dev.wheelhouse.worker.kube.FaultyApi;
import dev.wheelhouse.worker.kube.FaultyApi.Fault;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A worker on a real API server that is slow of answer, forgetful, or in somebody's hands:
 * docs/kubernetes-faults.md lists these tests. No scheduler knows the hooks' pods, so nothing but
 * the test ends them, and no node is needed.
 */
class KubernetesFaultsTest extends OnKubernetes {
  KubernetesFaultsTest() {
    super("faults");
  }

  @BeforeEach
  void start() throws Exception {
    startWorkerBehindFaults();
  }

  private TestCharts chart(String name) throws IOException {
    return TestCharts.in(dir.resolve(name)).configMap("settings");
  }

  private TestCharts hooked(String name) throws IOException {
    return hooked(name, "schedulerName: the-test");
  }

  /**
   * @param place of the hook's pod, a field of its spec
   */
  private TestCharts hooked(String name, String place) throws IOException {
    return chart(name)
        .template(
            """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: migrate
              annotations: {helm.sh/hook: pre-install}
            spec:
              backoffLimit: 0
              template:
                spec:
                  %s
                  restartPolicy: Never
                  containers: [{name: main, image: busybox}]
            """
                .formatted(place));
  }

  private String operate(String operation, String id, TestCharts chart, String... more) {
    return requests.publishIn(
        namespace,
        "app",
        id,
        "\"operation\":\"%s\",\"chart\":\"%s\"%s"
            .formatted(
                operation, chart.path(), more.length == 0 ? "" : "," + String.join(",", more)));
  }

  private String install(TestCharts chart, String... more) {
    return operate("install", "r1", chart, more);
  }

  private List<Event> deployed(String deployment) {
    List<Event> events = requests.await(deployment);
    assertThat(WorkerClient.last(events)).isInstanceOf(End.ReleaseDeployed.class);
    assertThat(api.isSpent()).isTrue();
    return events;
  }

  private End.ReleaseFailed failed(String deployment) {
    return (End.ReleaseFailed) WorkerClient.last(requests.await(deployment));
  }

  private static List<StepRetried> retries(List<Event> events) {
    return events.stream()
        .map(Event::data)
        .filter(StepRetried.class::isInstance)
        .map(StepRetried.class::cast)
        .toList();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(PATIENCE);
  }

  private Job job() {
    return admin.batch().v1().jobs().inNamespace(namespace).withName("migrate").get();
  }

  private String runningHook(String deployment) {
    requests.awaitEvent(deployment, HookStarted.class::isInstance);
    return await().until(this::job, found -> found != null).getMetadata().getUid();
  }

  private Pod podOtherThan(String uid) {
    return await()
        .until(
            () ->
                admin.pods().inNamespace(namespace).list().getItems().stream()
                    .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                    .filter(pod -> !pod.getMetadata().getUid().equals(uid))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Ends the hook's pod as a kubelet does; the Job is completed by its controller. */
  private void completePod() {
    patch(podOtherThan(""), "status", "{\"status\":{\"phase\":\"Succeeded\"}}");
  }

  /** Without a resource version: controllers write these objects, too. */
  private void patch(HasMetadata object, String subresource, String patch) {
    Resource<HasMetadata> resource = admin.resource(object);
    PatchContext merge = PatchContext.of(PatchType.JSON_MERGE);
    if (subresource.isEmpty()) {
      resource.patch(merge, patch);
    } else {
      resource.subresource(subresource).patch(merge, patch);
    }
  }

  private long creations(String plural) {
    return api.calls().stream().filter(call -> call.is("POST", "/" + plural)).count();
  }

  @Test
  void f19GoesOnWhenTheServerIsBusy() throws Exception {
    api.next(2, call -> call.is("POST", "/configmaps"), Fault.TOO_MANY_REQUESTS);

    List<Event> events = deployed(install(chart("busy")));

    assertThat(retries(events))
        .hasSize(2)
        .allMatch(retry -> retry.error().code() == ErrorCode.CLUSTER_UNREACHABLE);
  }

  @Test
  void f19AppliesOnceMoreWhenTheAnswerWasLost() throws Exception {
    api.next(1, call -> call.is("POST", "/configmaps"), Fault.LOST_ANSWER);

    deployed(install(chart("lost")));

    assertThat(configMap("settings").getData()).containsEntry("revision", "1");
  }

  @Test
  void f19CreatesAHookOnceWhenTheServerCommittedAndSaid500() throws Exception {
    api.next(1, call -> call.is("POST", "/jobs"), Fault.ERROR_AFTER_COMMIT);

    String deployment = install(hooked("once"));
    String uid = runningHook(deployment);
    completePod();

    assertThat(deployed(deployment))
        .extracting(Event::data)
        .filteredOn(HookSucceeded.class::isInstance)
        .extracting(fact -> ((HookSucceeded) fact).uid())
        .containsExactly(uid);
    assertThat(creations("jobs")).isEqualTo(1);
  }

  @Test
  void f19FindsTheRevisionWhoseCreationWasNotAnswered() throws Exception {
    api.next(1, call -> call.is("POST", "/secrets"), Fault.LOST_ANSWER);

    deployed(install(chart("revision")));

    assertThat(store().history(namespace, "app"))
        .extracting(stored -> stored.record().info().status())
        .containsExactly(Status.DEPLOYED);
  }

  @Test
  void f20ReadsTheRevisionAgainAfterAConflict() throws Exception {
    api.next(1, call -> call.is("PUT", "/secrets/sh.helm.release.v1.app.v1"), Fault.CONFLICT);

    deployed(install(chart("conflict")));

    assertThat(store().get(namespace, "app", 1).orElseThrow().record().info().status())
        .isEqualTo(Status.DEPLOYED);
  }

  @Test
  void f21SeesTheEndOfAHookThoughItsWatchBrokeOff() throws Exception {
    String deployment = install(hooked("dropped"));
    runningHook(deployment);
    await().until(() -> api.dropWatches() > 0);
    completePod();

    deployed(deployment);
  }

  @Test
  void f21SeesTheEndOfAHookThoughItsWatchIsTooOld() throws Exception {
    api.next(2, FaultyApi.Call::isWatch, Fault.GONE);

    String deployment = install(hooked("gone"));
    runningHook(deployment);
    await().until(api::isSpent);
    completePod();

    deployed(deployment);
  }

  @Test
  void f22AdoptsTheHookThatAStaleCacheDidNotShow() throws Exception {
    String deployment = install(hooked("stale"));
    String uid = runningHook(deployment);
    worker.close();
    api.next(1, call -> call.is("GET", "/jobs/migrate"), Fault.NOT_FOUND);
    worker = requests.worker("w2", Map.of("default", cluster));
    await().until(api::isSpent);
    completePod();

    deployed(deployment);
    assertThat(job().getMetadata().getUid()).isEqualTo(uid);
  }

  @Test
  void f23WaitsForAnAdmissionWebhookThatIsDown() throws Exception {
    admin.load(yaml(WEBHOOK)).create();
    List<Event> retried;
    String deployment;
    try {
      deployment = install(chart("webhook"));
      retried = requests.awaitEvent(deployment, StepRetried.class::isInstance);
    } finally {
      admin
          .admissionRegistration()
          .v1()
          .validatingWebhookConfigurations()
          .withName(namespace)
          .delete();
    }

    assertThat(retries(retried).get(0).error().message()).contains("failed calling webhook");
    deployed(deployment);
  }

  private static final String WEBHOOK =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: NS}
      webhooks:
      - name: down.example.com
        clientConfig: {url: "https://127.0.0.1:1/"}
        namespaceSelector: {matchLabels: {test: NS}}
        rules: [{apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}]
        sideEffects: None
        admissionReviewVersions: [v1]
        timeoutSeconds: 1
      """;

  private ByteArrayInputStream yaml(String text) {
    return new ByteArrayInputStream(text.replace("NS", namespace).getBytes(StandardCharsets.UTF_8));
  }

  private void block(String configMap) {
    admin
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(configMap)
                .withNamespace(namespace)
                .addToFinalizers("example.com/never")
                .endMetadata()
                .build())
        .create();
  }

  private ConfigMap configMap(String name) {
    return admin.configMaps().inNamespace(namespace).withName(name).get();
  }

  private void unblock(String configMap) {
    patch(configMap(configMap), "", "{\"metadata\":{\"finalizers\":null}}");
  }

  @Test
  void f24SaysThatTheNamespaceIsGoing() throws Exception {
    block("blocker");
    admin.namespaces().withName(namespace).delete();
    try {
      End.ReleaseFailed end = failed(install(chart("going")));

      assertThat(end.error().code()).isEqualTo(ErrorCode.NAMESPACE_NOT_FOUND);
      assertThat(end.error().message()).contains("because it is being terminated");
    } finally {
      unblock("blocker");
    }
  }

  @Test
  void f25KnowsTheOutcomeOfAJobThatWasDeletedBeforeAnybodySawIt() throws Exception {
    String deployment = install(hooked("ttl"));
    String uid = runningHook(deployment);
    worker.close();
    completePod();
    await().until(() -> job().getStatus().getCompletionTime() != null);
    admin.resource(job()).delete();
    worker = requests.worker("w2", Map.of("default", cluster));

    List<Event> events = deployed(deployment);

    assertThat(events.toString()).contains("uid=" + uid);
    assertThat(creations("jobs")).isEqualTo(1);
    assertThat(job()).isNull();
  }

  @Test
  void f26FailsAHookThatSomebodyDeletesAndLetsItGo() throws Exception {
    String deployment = install(hooked("deleted"));
    runningHook(deployment);
    admin.resource(job()).delete();

    List<Event> events = requests.await(deployment);

    assertThat(events)
        .extracting(Event::data)
        .filteredOn(HookFailed.class::isInstance)
        .extracting(fact -> ((HookFailed) fact).reason())
        .first()
        .asString()
        .startsWith("Job/migrate was deleted from outside while the hook ran");
    assertThat(job()).isNull();
    assertThat(creations("jobs")).isEqualTo(1);
  }

  @Test
  void f27LeavesPodsThatAreLostToTheirJob() throws Exception {
    String deployment = install(hooked("lostpod"));
    String uid = runningHook(deployment);
    Pod lost = podOtherThan("");
    admin.resource(lost).withGracePeriod(0).delete();
    podOtherThan(lost.getMetadata().getUid());
    completePod();

    assertThat(deployed(deployment).toString()).contains("uid=" + uid);
    assertThat(creations("jobs")).isEqualTo(1);
  }

  /** The controller manager collects pods of a node that is gone after a minute or so. */
  @Test
  void f27GoesOnWithAnotherPodWhenItsNodeIsGone() throws Exception {
    assumeTrue(Boolean.getBoolean("cluster.all"), "a minute long: with -Pcluster only");
    Node node =
        admin
            .resource(
                new NodeBuilder()
                    .withNewMetadata()
                    .withName(namespace)
                    .endMetadata()
                    .withNewSpec()
                    .withUnschedulable(true)
                    .endSpec()
                    .build())
            .create();
    String deployment = install(hooked("lostnode", "nodeName: " + namespace));
    String uid = runningHook(deployment);
    Pod lost = podOtherThan("");

    admin.resource(node).delete();

    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                admin.pods().inNamespace(namespace).withName(lost.getMetadata().getName()).get()
                    == null);
    completePod();
    assertThat(deployed(deployment).toString()).contains("uid=" + uid);
    assertThat(creations("jobs")).isEqualTo(1);
  }

  @Test
  void f28EndsAnUninstallWhoseObjectNeverGoes() throws Exception {
    deployed(install(chart("stuck")));
    patch(configMap("settings"), "", "{\"metadata\":{\"finalizers\":[\"example.com/never\"]}}");
    try {
      String deployment =
          requests.publishIn(
              namespace,
              "app",
              "r2",
              "\"operation\":\"uninstall\",\"wait\":true,\"timeout\":\"8s\"");
      End.ReleaseFailed end = failed(deployment);

      assertThat(end.error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
      assertThat(end.step()).isEqualTo("prune");
      assertThat(store().get(namespace, "app", 1).orElseThrow().record().info().status())
          .isEqualTo(Status.UNINSTALLING);
    } finally {
      unblock("settings");
    }
  }

  @Test
  void f29GoesOnWhenATokenHasBeenRenewed() throws Exception {
    api.next(2, call -> call.is("POST", "/configmaps"), Fault.UNAUTHORIZED);

    List<Event> events = deployed(install(chart("token")));

    assertThat(retries(events)).allMatch(retry -> retry.error().code() == ErrorCode.FORBIDDEN);
  }

  /**
   * Another definition has the kind's name, so this one is never established. Helm counts that as
   * ready ({@code crdReady} of {@code pkg/kube/ready.go}): real Helm installs such a chart first.
   */
  @Test
  void f31GoesOnAsHelmWhenTheNamesOfADefinitionAreTaken() throws Exception {
    String group = namespace + ".example.com";
    String crd =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: %1$s.GROUP}
        spec:
          group: GROUP
          scope: Namespaced
          names: {kind: Widget, plural: %1$s}
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
        """
            .replace("GROUP", group);
    admin.load(yaml(crd.formatted("widgets"))).create();
    await().ignoreExceptions().until(() -> isEstablished("widgets." + group));
    TestCharts theirs = TestCharts.in(dir.resolve("theirs"));
    Files.createDirectories(dir.resolve("theirs/crds"));
    Files.writeString(dir.resolve("theirs/crds/a.yaml"), crd.formatted("gadgets"));
    TestCharts chart = chart("crd");
    Files.createDirectories(dir.resolve("crd/crds"));
    Files.writeString(dir.resolve("crd/crds/a.yaml"), crd.formatted("others"));
    try {
      Release byHelm =
          new Helm(Path.of(theirs.path()))
              .install()
              .withName("theirs")
              .withNamespace(namespace)
              .call();
      deployed(install(chart));

      assertThat(byHelm.getStatus()).isEqualTo("deployed");
      assertThat(isEstablished("gadgets." + group)).isFalse();
      assertThat(isEstablished("others." + group)).isFalse();
    } finally {
      for (String plural : List.of("widgets", "gadgets", "others")) {
        admin
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName(plural + "." + group)
            .delete();
      }
    }
  }

  private boolean isEstablished(String crd) {
    return admin
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(crd)
        .get()
        .getStatus()
        .getConditions()
        .stream()
        .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  @Test
  void f32TouchesNothingWhenTheReleaseIsTooLarge() throws Exception {
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    String text = Base64.getEncoder().encodeToString(noise);
    TestCharts chart = chart("large").template("# " + text + "\n");

    End.ReleaseFailed end = failed(install(chart, "\"createNamespace\":true"));

    assertThat(end.error().code()).isEqualTo(ErrorCode.RELEASE_TOO_LARGE);
    assertThat(api.calls())
        .noneMatch(call -> List.of("POST", "PUT", "PATCH", "DELETE").contains(call.method()));
  }

  @Test
  void f33KeepsRealHelmOutWhileItWorks() throws Exception {
    String deployment = install(hooked("helm"));
    runningHook(deployment);

    assertThat(
            catchThrowable(
                () ->
                    new Helm(dir.resolve("helm"))
                        .upgrade()
                        .withName("app")
                        .withNamespace(namespace)
                        .call()))
        .hasMessageContaining("another operation");
    completePod();
    deployed(deployment);
  }

  @Test
  void f33NamesTheNewerRevisionThatAnotherClientMade() throws Exception {
    String deployment = install(hooked("foreign"));
    runningHook(deployment);
    StoredRelease ours = store().get(namespace, "app", 1).orElseThrow();
    store()
        .create(
            ours.record().withRevision(2).withStatus(Status.DEPLOYED, "Rollback to 1"),
            Owner.NOBODY,
            Map.of());
    completePod();

    End.ReleaseFailed end = failed(deployment);

    assertThat(end.error().code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(end.error().message()).contains("revision 2 (deployed, \"Rollback to 1\"");
    assertThat(store().get(namespace, "app", 2).orElseThrow().record().info().status())
        .isEqualTo(Status.DEPLOYED);
  }

  private SecretReleaseStore store() {
    return new SecretReleaseStore(cluster.objects(), Clock.systemUTC());
  }
}
