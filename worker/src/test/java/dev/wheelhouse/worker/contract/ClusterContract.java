package dev.wheelhouse.worker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.ResourceEvent.Effect;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.Objects.Applied;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.port.Watches.Subscription;
import dev.wheelhouse.yaml.GoYaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every cluster does, the simulated one and a real one alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String namespace =
      "contract-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private Cluster cluster;

  /** The cluster under test; the worker's. */
  abstract Cluster open() throws Exception;

  /** The same cluster as another client sees it. */
  abstract Objects as(String fieldManager);

  @BeforeAll
  void createNamespace() throws Exception {
    cluster = open();
    KubeObject object = yaml("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}");
    assertThat(cluster.objects().create(object)).isPresent();
  }

  @AfterAll
  void deleteNamespace() throws Exception {
    if (cluster != null) {
      cluster.objects().delete(new ResourceRef("v1", "Namespace", "", namespace), "");
      cluster.close();
    }
    closeOthers();
  }

  /** Closes what {@link #as} opened; after the cluster under test. */
  void closeOthers() {}

  @SuppressWarnings("unchecked")
  private KubeObject yaml(String text) {
    return new KubeObject((Map<String, Object>) GoYaml.parseExact(text.formatted(namespace)));
  }

  private KubeObject settings(String name, String data) {
    return yaml(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: "
            + name
            + ", namespace: %s, labels: {app: "
            + name
            + "}}, data: {"
            + data
            + "}}");
  }

  private ResourceRef ref(String name) {
    return new ResourceRef("v1", "ConfigMap", namespace, name);
  }

  private static ErrorCode codeOf(StepException e) {
    return e.error().code();
  }

  @Test
  void appliesAndTellsCreatedFromConfiguredFromUnchanged() throws Exception {
    Objects objects = cluster.objects();

    assertThat(objects.apply(settings("apply", "a: one, b: two"), true).effect())
        .isEqualTo(Effect.CREATED);
    assertThat(objects.apply(settings("apply", "a: one, b: two"), true).effect())
        .isEqualTo(Effect.UNCHANGED);
    assertThat(objects.apply(settings("apply", "a: three"), true).effect())
        .isEqualTo(Effect.CONFIGURED);
    assertThat(objects.get(ref("apply")).orElseThrow().map("data"))
        .containsOnlyKeys("a")
        .containsEntry("a", "three");
  }

  @Test
  void keepsFieldsOfOthersThatTheManifestDoesNotSet() throws Exception {
    cluster.objects().apply(settings("shared", "ours: one"), true);
    as("kubectl").apply(settings("shared", "theirs: two"), false);

    cluster.objects().apply(settings("shared", "ours: three"), true);

    assertThat(cluster.objects().get(ref("shared")).orElseThrow().map("data"))
        .containsEntry("ours", "three")
        .containsEntry("theirs", "two");
  }

  @Test
  void namesFieldAndOwnerOfAConflict() throws Exception {
    as("kubectl").apply(settings("conflict", "key: theirs"), false);

    StepException refused =
        catchThrowableOfType(
            StepException.class,
            () -> cluster.objects().apply(settings("conflict", "key: ours"), false));
    Applied forced = cluster.objects().apply(settings("conflict", "key: ours"), true);

    assertThat(codeOf(refused)).isEqualTo(ErrorCode.RESOURCE_CONFLICT);
    assertThat(refused.error().message()).contains("kubectl").contains(".data.key");
    assertThat(refused.retryable()).isFalse();
    assertThat(forced.effect()).isEqualTo(Effect.CONFIGURED);
    assertThat(forced.overridden()).containsExactly(".data.key of kubectl");
  }

  @Test
  void dropsWhatItCreatedAndTheManifestNoLongerSets() throws Exception {
    cluster.objects().create(settings("dropped", "a: one, b: two"));

    Effect same = cluster.objects().apply(settings("dropped", "a: one, b: two"), false).effect();
    Effect changed = cluster.objects().apply(settings("dropped", "a: one"), false).effect();

    assertThat(same).isEqualTo(Effect.UNCHANGED);
    assertThat(changed).isEqualTo(Effect.CONFIGURED);
    assertThat(cluster.objects().get(ref("dropped")).orElseThrow().map("data"))
        .containsOnlyKeys("a");
  }

  @Test
  void previewsWithoutChanging() throws Exception {
    cluster.objects().apply(settings("preview", "a: one"), true);

    KubeObject changed = cluster.objects().preview(settings("preview", "a: two"), true);
    KubeObject fresh = cluster.objects().preview(settings("preview-new", "a: one"), true);

    assertThat(changed.text("data", "a")).contains("two");
    assertThat(fresh.text("data", "a")).contains("one");
    assertThat(cluster.objects().get(ref("preview")).orElseThrow().text("data", "a"))
        .contains("one");
    assertThat(cluster.objects().get(ref("preview-new"))).isEmpty();
  }

  @Test
  void appliesAServiceWhosePortsNameNoProtocol() throws Exception {
    KubeObject service =
        yaml(
            "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: %s},"
                + " spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}");

    KubeObject live = cluster.objects().apply(service, true).live();

    assertThat(live.text("spec", "clusterIP")).isPresent();
    assertThat(cluster.objects().apply(service, true).effect()).isEqualTo(Effect.UNCHANGED);
  }

  @Test
  void appliesAVariableThatIsGivenTwice() throws Exception {
    KubeObject deployment =
        yaml(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: twice, namespace: %s}
            spec:
              replicas: 0
              selector: {matchLabels: {app: twice}}
              template:
                metadata: {labels: {app: twice}}
                spec:
                  containers:
                  - name: main
                    image: busybox
                    env: [{name: A, value: one}, {name: A, value: two}]
            """);

    KubeObject live = cluster.objects().apply(deployment, true).live();

    assertThat(live.list("spec", "template", "spec", "containers").toString()).contains("two");
  }

  @Test
  void createsOnlyWhatIsMissing() throws Exception {
    Optional<KubeObject> first = cluster.objects().create(settings("create", "a: one"));
    Optional<KubeObject> second = cluster.objects().create(settings("create", "a: two"));

    assertThat(first.orElseThrow().uid()).isNotEmpty();
    assertThat(second).isEmpty();
    assertThat(cluster.objects().get(ref("create")).orElseThrow().text("data", "a"))
        .contains("one");
  }

  @Test
  void replacesOnlyWhatHasNotChanged() throws Exception {
    KubeObject stale = cluster.objects().create(settings("replace", "a: one")).orElseThrow();
    cluster.objects().apply(settings("replace", "b: two"), true);

    assertThat(cluster.objects().replace(stale)).isEmpty();
    KubeObject fresh = cluster.objects().get(ref("replace")).orElseThrow();
    KubeObject replaced = cluster.objects().replace(fresh).orElseThrow();

    assertThat(replaced.uid()).isEqualTo(stale.uid());
  }

  @Test
  void deletesByUidOnly() throws Exception {
    KubeObject object = cluster.objects().create(settings("delete", "a: one")).orElseThrow();
    String other = "00000000-0000-0000-0000-000000000000";

    assertThat(cluster.objects().delete(ref("delete"), other)).isFalse();
    assertThat(cluster.objects().get(ref("delete"))).isPresent();
    assertThat(cluster.objects().delete(ref("delete"), object.uid())).isTrue();
    assertThat(cluster.objects().delete(ref("delete"), object.uid())).isFalse();
    assertThat(cluster.objects().get(ref("delete"))).isEmpty();
  }

  @Test
  void asksTheFenceBeforeEachWriteAndNoRead() throws Exception {
    KubeObject object = cluster.objects().create(settings("fence", "a: one")).orElseThrow();
    List<String> refused = new ArrayList<>();
    Objects fenced =
        cluster.objects(
            what -> {
              refused.add(what);
              throw StepException.unowned(what);
            });

    assertThat(fenced.get(ref("fence"))).isPresent();
    assertThat(fenced.preview(settings("fence", "a: two"), true).text("data", "a")).contains("two");
    assertThat(refused).isEmpty();
    assertUnowned(() -> fenced.create(settings("fenced", "a: one")));
    assertUnowned(() -> fenced.apply(settings("fence", "a: two"), true));
    assertUnowned(() -> fenced.replace(object));
    assertUnowned(() -> fenced.delete(ref("fence"), object.uid()));
    assertThat(refused).hasSize(4);
    assertThat(cluster.objects().get(ref("fenced"))).isEmpty();
    assertThat(cluster.objects().get(ref("fence")).orElseThrow().text("data", "a")).contains("one");
  }

  private static void assertUnowned(ThrowingCallable write) {
    assertThat(catchThrowableOfType(StepException.class, write).isUnowned()).isTrue();
  }

  @Test
  void listsByLabels() throws Exception {
    cluster.objects().create(settings("list-a", "a: one"));
    cluster.objects().create(settings("list-b", "a: one"));

    List<KubeObject> found =
        cluster.objects().list("v1", "ConfigMap", namespace, Map.of("app", "list-b"));

    assertThat(found).extracting(KubeObject::ref).containsExactly(ref("list-b"));
  }

  @Test
  void seesAMomentLaterWhatIsThere() throws Exception {
    Objects objects = cluster.objects();
    boolean before = objects.seen("v1", "ConfigMap", namespace, Map.of("app", "seen"));

    objects.create(settings("seen", "a: one"));

    assertThat(before).isFalse();
    await()
        .atMost(PATIENCE)
        .until(() -> objects.seen("v1", "ConfigMap", namespace, Map.of("app", "seen")));
  }

  @Test
  void refusesWhatIsWrongWithACode() {
    Objects objects = cluster.objects();
    KubeObject nowhere =
        new KubeObject(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "a", "namespace", "no-such-namespace")));
    KubeObject unknown =
        yaml("{apiVersion: example.com/v1, kind: Widget, metadata: {name: a, namespace: %s}}");
    KubeObject badName = settings("Upper_Case", "a: one");

    assertThat(
            codeOf(catchThrowableOfType(StepException.class, () -> objects.apply(nowhere, true))))
        .isEqualTo(ErrorCode.NAMESPACE_NOT_FOUND);
    assertThat(codeOf(catchThrowableOfType(StepException.class, () -> objects.create(nowhere))))
        .isEqualTo(ErrorCode.NAMESPACE_NOT_FOUND);
    assertThat(
            codeOf(catchThrowableOfType(StepException.class, () -> objects.apply(unknown, true))))
        .isEqualTo(ErrorCode.RESOURCE_INVALID);
    assertThat(
            codeOf(catchThrowableOfType(StepException.class, () -> objects.apply(badName, true))))
        .isEqualTo(ErrorCode.RESOURCE_INVALID);
    assertThat(
            codeOf(
                catchThrowableOfType(
                    StepException.class, () -> objects.apply(settings("n", "a: 1"), true))))
        .isEqualTo(ErrorCode.RESOURCE_INVALID);
  }

  @Test
  void tellsAnObserverOfPresenceChangeAndDeletion() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    cluster.objects().create(settings("watched", "a: one"));
    try (Subscription subscription =
        cluster
            .watches()
            .observe(
                ref("watched"),
                object -> seen.add(object.flatMap(o -> o.text("data", "a")).orElse("gone")))) {
      await().atMost(PATIENCE).until(() -> seen.contains("one"));
      cluster.objects().apply(settings("watched", "a: two"), true);
      await().atMost(PATIENCE).until(() -> seen.contains("two"));
      cluster.objects().delete(ref("watched"), "");
      await().atMost(PATIENCE).until(() -> seen.contains("gone"));
      assertThat(subscription).isNotNull();
    }
    int told = seen.size();
    cluster.objects().create(settings("watched", "a: three"));

    assertThat(seen).hasSize(told).doesNotContain("three");
  }

  @Test
  void tellsAnObserverThatThereIsNothing() throws Exception {
    List<Boolean> seen = new CopyOnWriteArrayList<>();
    try (Subscription subscription =
        cluster.watches().observe(ref("missing"), object -> seen.add(object.isPresent()))) {
      await().atMost(PATIENCE).until(() -> seen.contains(false));
      cluster.objects().create(settings("missing", "a: one"));
      await().atMost(PATIENCE).until(() -> seen.contains(true));
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void runsAJobToItsEnd() throws Exception {
    KubeObject job = job("ends", 0, "echo done");

    KubeObject ended = run(job, "Complete");

    assertThat(ended.number("status", "succeeded")).contains(1L);
  }

  @Test
  void keepsTheEvidenceOfAFailedJob() throws Exception {
    KubeObject job = job("breaks", 3, "echo cannot connect; exit 3");

    KubeObject failed = run(job, "Failed");

    List<KubeObject> pods = cluster.evidence().pods(failed);
    assertThat(pods).hasSize(1);
    assertThat(cluster.evidence().log(pods.get(0), "main", 20)).containsExactly("cannot connect");
    // controllers write events beside the status, in no order
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(cluster.evidence().warnings(failed.ref()))
                    .anyMatch(warning -> warning.startsWith("BackoffLimitExceeded: ")));
  }

  private KubeObject job(String name, int exitCode, String script) {
    return yaml(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: %s
          namespace: %%s
          annotations:
            simulated.wheelhouse.dev/exit-code: "%d"
            simulated.wheelhouse.dev/log: cannot connect
        spec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 0
              containers:
              - name: main
                image: busybox
                command: [sh, -c, '%s']
        """
            .formatted(name, exitCode, script));
  }

  private KubeObject run(KubeObject job, String condition) throws StepException {
    cluster.objects().create(job);
    List<KubeObject> ended = new CopyOnWriteArrayList<>();
    try (Subscription subscription =
        cluster
            .watches()
            .observe(
                job.ref(),
                object -> object.filter(o -> hasCondition(o, condition)).ifPresent(ended::add))) {
      await().atMost(PATIENCE).until(() -> !ended.isEmpty());
      assertThat(subscription).isNotNull();
    }
    return ended.get(0);
  }

  private static boolean hasCondition(KubeObject object, String type) {
    return object.list("status", "conditions").stream()
        .anyMatch(
            item ->
                item instanceof Map<?, ?> map
                    && type.equals(map.get("type"))
                    && "True".equals(map.get("status")));
  }

  @Test
  void deletesWhatADeletedObjectOwned() throws Exception {
    KubeObject job = job("owner", 0, "sleep 300");
    KubeObject created = cluster.objects().create(job).orElseThrow();
    await().atMost(PATIENCE).until(() -> !cluster.evidence().pods(created).isEmpty());

    cluster.objects().delete(job.ref(), created.uid());

    await().atMost(PATIENCE).until(() -> cluster.evidence().pods(created).isEmpty());
  }

  @Test
  void establishesADefinitionAndServesItsKind() throws Exception {
    String group = namespace + ".example.com";
    KubeObject crd =
        yaml(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.%1$s.example.com}
            spec:
              group: %1$s.example.com
              scope: Namespaced
              names: {kind: Widget, plural: widgets, singular: widget, listKind: WidgetList}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """);
    cluster.objects().create(crd);
    await()
        .atMost(PATIENCE)
        .until(() -> hasCondition(cluster.objects().get(crd.ref()).orElseThrow(), "Established"));
    // an API server serves the kind a moment later
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              cluster.discovery().refresh();
              assertThat(cluster.discovery().apiVersions()).contains(group + "/v1/Widget");
            });

    assertThat(cluster.discovery().namespaced(group + "/v1", "Widget")).isTrue();
    cluster.objects().delete(crd.ref(), "");
  }

  @Test
  void knowsItsVersionAndKinds() throws Exception {
    assertThat(cluster.discovery().kubeVersion()).startsWith("v1.");
    assertThat(cluster.discovery().apiVersions())
        .contains("v1", "apps/v1", "apps/v1/Deployment", "batch/v1/Job", "v1/Secret");
    assertThat(cluster.discovery().namespaced("v1", "Namespace")).isFalse();
    assertThat(cluster.discovery().namespaced("apps/v1", "Deployment")).isTrue();
  }
}
