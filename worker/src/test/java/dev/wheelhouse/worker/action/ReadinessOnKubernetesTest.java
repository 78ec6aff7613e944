package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.action.Readiness.Phase;
import dev.wheelhouse.worker.kube.KubeClusters;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The wait's rules against what real controllers write into real objects. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadinessOnKubernetesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String namespace =
      "readiness-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private Vertx vertx;
  private Cluster cluster;

  @BeforeAll
  void open() throws Exception {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG");
    vertx = Vertx.vertx();
    cluster = KubeClusters.open(vertx, "wheelhouse");
    create("{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + "}}");
  }

  @AfterAll
  void close() throws Exception {
    if (cluster != null) {
      cluster.objects().delete(new ResourceRef("v1", "Namespace", "", namespace), "");
      cluster.close();
      vertx.close();
    }
  }

  private KubeObject create(String yaml) throws Exception {
    Map<String, Object> tree = new LinkedHashMap<>(World.yaml(yaml).tree());
    KubeObject object = new KubeObject(tree);
    if (!object.kind().equals("Namespace")) {
      Map<String, Object> metadata = new LinkedHashMap<>(object.map("metadata"));
      metadata.put("namespace", namespace);
      tree.put("metadata", metadata);
    }
    // no pod is taken before the namespace's service account has its token
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(e -> e instanceof StepException passing && passing.retryable())
        .until(() -> cluster.objects().create(object), Optional::isPresent)
        .orElseThrow();
  }

  /** A workload whose pod has this container and these other fields. */
  private static String workload(String head, String container, String more) {
    return "{"
        + head
        + ", template: {metadata: {labels: {app: a}}, spec: {terminationGracePeriodSeconds: 0"
        + more
        + ", containers: [{name: main, "
        + container
        + "}]}}}}";
  }

  private static String deployment(String name, String container, String more) {
    return workload(
            "apiVersion: apps/v1, kind: Deployment, metadata: {name: "
                + name
                + "}, spec: {selector: {matchLabels: {app: a}}",
            container,
            more)
        .replace("app: a", "app: " + name);
  }

  private KubeObject live(KubeObject object) throws Exception {
    return cluster.objects().get(object.ref()).orElseThrow();
  }

  @Test
  void seesEveryKindBecomeReady() throws Exception {
    String selector = "selector: {matchLabels: {app: a}}";
    List<KubeObject> objects =
        List.of(
            create(deployment("web", "image: nginx", "")),
            create(
                workload(
                    "apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec:"
                        + " {serviceName: db, "
                        + selector,
                    "image: nginx",
                    "")),
            create(
                workload(
                    "apiVersion: apps/v1, kind: DaemonSet, metadata: {name: agent}, spec: {"
                        + selector,
                    "image: nginx",
                    "")),
            create(
                workload(
                    "apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: rs}, spec: {"
                        + selector,
                    "image: nginx",
                    "")),
            create(
                workload(
                    "apiVersion: batch/v1, kind: Job, metadata: {name: load}, spec:"
                        + " {backoffLimit: 0",
                    "image: busybox, command: ['true']",
                    ", restartPolicy: Never")),
            create(
                "{apiVersion: v1, kind: Pod, metadata: {name: alone}, spec:"
                    + " {terminationGracePeriodSeconds: 0, containers: [{name: main, image:"
                    + " nginx}]}}"),
            create(
                "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {ports: [{port: 80}]}}"),
            create(
                "{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: p}, spec:"
                    + " {minAvailable: 0, "
                    + selector
                    + "}}"),
            create(
                "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i}, spec:"
                    + " {defaultBackend: {service: {name: s, port: {number: 80}}}}}"));

    for (KubeObject object : objects) {
      await(object.ref().display())
          .atMost(PATIENCE)
          .until(() -> Readiness.of(live(object)), state -> state.phase() == Phase.READY);
    }
  }

  private void awaitReason(KubeObject object, boolean hopeless, String... parts) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              KubeObject live = live(object);
              WaitReason reason = WaitReason.of(cluster.evidence(), live, Readiness.of(live));
              assertThat(reason.text()).contains(parts);
              assertThat(reason.hopeless()).isEqualTo(hopeless);
              assertThat(Readiness.of(live).phase()).isEqualTo(Phase.PROGRESSING);
            });
  }

  @Test
  void saysThatNoNodeTakesThePod() throws Exception {
    KubeObject object = create(deployment("nowhere", "image: nginx", ", nodeSelector: {no: such}"));

    awaitReason(object, false, "0 of 1 replicas ready; pod nowhere-", "Unschedulable: 0/1 nodes");
  }

  @Test
  void saysThatAnImageCannotBePulled() throws Exception {
    KubeObject object = create(deployment("image", "image: 'no-such-image:1'", ""));

    awaitReason(object, true, "container main: ImagePullBackOff", "no-such-image:1");
  }

  @Test
  void saysWhichProbeFails() throws Exception {
    KubeObject object =
        create(
            deployment(
                "probe",
                "image: nginx, readinessProbe: {periodSeconds: 1, exec: {command: [cat, /nothing]}}",
                ""));

    awaitReason(object, false, "Unhealthy: Readiness probe failed: cat:");
  }

  @Test
  void saysThatTheQuotaIsUsedUp() throws Exception {
    create(
        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {scopeSelector:"
            + " {matchExpressions: [{scopeName: PriorityClass, operator: In, values:"
            + " [system-node-critical]}]}, hard: {pods: '0'}}}");
    KubeObject object =
        create(deployment("quota", "image: nginx", ", priorityClassName: system-node-critical"));

    awaitReason(object, false, "FailedCreate: pods", "exceeded quota: q");
  }

  @Test
  void saysThatAVolumeIsNotBound() throws Exception {
    KubeObject object =
        create(
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: v}, spec:"
                + " {storageClassName: no-such-class, accessModes: [ReadWriteOnce], resources:"
                + " {requests: {storage: 1Mi}}}}");

    awaitReason(object, false, "its phase is Pending; ProvisioningFailed:", "no-such-class");
  }

  @Test
  void saysThatALoadBalancerHasNoAddress() throws Exception {
    KubeObject object =
        create(
            "{apiVersion: v1, kind: Service, metadata: {name: lb}, spec: {type: LoadBalancer,"
                + " ports: [{port: 80}]}}");

    awaitReason(object, false, "its load balancer has no address");
  }
}
