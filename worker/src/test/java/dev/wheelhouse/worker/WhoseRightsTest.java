package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Trouble;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A worker whose own rights are its release Secrets and impersonation, on an API server with RBAC:
 * what a request may do is what its service account may do.
 */
class WhoseRightsTest extends OnKubernetes {
  WhoseRightsTest() {
    super("rights");
  }

  @BeforeEach
  void start() throws Exception {
    apply(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: worker, namespace: NS}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: worker, namespace: NS}
        rules:
        - {apiGroups: [""], resources: [secrets], verbs: [get, list, create, update, delete]}
        - {apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: worker, namespace: NS}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: worker}
        subjects: [{kind: ServiceAccount, name: worker, namespace: NS}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: deployer, namespace: NS}
        rules:
        - {apiGroups: [""], resources: [configmaps], verbs: [get, create, patch, delete]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: deployer, namespace: NS}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
        subjects: [{kind: ServiceAccount, name: deployer, namespace: NS}]
        """);
    awaitRight("worker", "impersonate", "serviceaccounts");
    awaitRight("worker", "create", "secrets");
    awaitRight("deployer", "create", "configmaps");
    startWorker(kubeconfigOfWorker());
  }

  private void apply(String yaml) {
    admin
        .load(
            new ByteArrayInputStream(
                yaml.replace("NS", namespace).getBytes(StandardCharsets.UTF_8)))
        .create();
  }

  /** Rules count a moment after they are written. */
  private void awaitRight(String account, String verb, String resource) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:" + namespace + ":" + account)
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb(verb)
            .withResource(resource)
            .endResourceAttributes()
            .endSpec()
            .build();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> admin.resource(review).create().getStatus().getAllowed());
  }

  private Secret tokenOfWorker() {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                admin.secrets().inNamespace(namespace).list().getItems().stream()
                    .filter(s -> s.getMetadata().getName().startsWith("worker-token"))
                    .filter(s -> s.getData() != null && s.getData().containsKey("token"))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String text(Secret token) {
    byte[] bytes = Base64.getDecoder().decode(token.getData().get("token"));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Path kubeconfigOfWorker() throws Exception {
    Config config = admin.getConfiguration();
    String ca =
        config.getCaCertData() != null
            ? config.getCaCertData()
            : Base64.getEncoder()
                .encodeToString(Files.readAllBytes(Path.of(config.getCaCertFile())));
    return Files.writeString(
        dir.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: c
        clusters: [{name: k, cluster: {server: "%s", certificate-authority-data: "%s"}}]
        contexts: [{name: c, context: {cluster: k, user: u}}]
        users: [{name: u, user: {token: "%s"}}]
        """
            .formatted(config.getMasterUrl(), ca, text(tokenOfWorker())));
  }

  private Object outcome(String release, String template, String more) throws Exception {
    Path chart = dir.resolve(release);
    TestCharts.in(chart).template(template);
    String deployment =
        requests.publishIn(
            namespace,
            release,
            "install",
            "\"operation\":\"install\",\"timeout\":\"30s\",\"chart\":\"%s\"%s"
                .formatted(chart, more));
    return WorkerClient.last(requests.await(deployment));
  }

  private static String configMap(String name) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n";
  }

  @Test
  void deploysWithTheRightsOfTheRequestsServiceAccount() throws Exception {
    Object end = outcome("a", configMap("a"), ",\"serviceAccount\":\"deployer\"");

    assertThat(end).isEqualTo(new End.ReleaseDeployed(1));
    assertThat(admin.configMaps().inNamespace(namespace).withName("a").get()).isNotNull();
  }

  /** API servers of 1.20 give a service account another token when its Secret is deleted. */
  @Test
  void f29GoesOnWithANewTokenOnceItsOwnIsRevoked() throws Exception {
    Secret revoked = tokenOfWorker();
    admin.resource(revoked).delete();
    Awaitility.await().atMost(PATIENCE).until(() -> !isValid(revoked));
    TestCharts chart = TestCharts.in(dir.resolve("d")).template(configMap("d"));
    String deployment =
        requests.publishIn(
            namespace,
            "d",
            "install",
            "\"operation\":\"install\",\"serviceAccount\":\"deployer\",\"chart\":\"%s\""
                .formatted(chart.path()));
    List<Event> waiting =
        requests.awaitEvent(deployment, fact -> fact instanceof Trouble.StepRetried);

    Path renewed = kubeconfigOfWorker();

    assertThat(renewed).isEqualTo(dir.resolve("kubeconfig"));
    assertThat(((Trouble.StepRetried) WorkerClient.last(waiting)).error())
        .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN))
        .satisfies(error -> assertThat(error.message()).contains("Unauthorized"));
    assertThat(WorkerClient.last(requests.await(deployment))).isEqualTo(new End.ReleaseDeployed(1));
  }

  private boolean isValid(Secret token) {
    var review = new TokenReviewBuilder().withNewSpec().withToken(text(token)).endSpec().build();
    return Boolean.TRUE.equals(admin.resource(review).create().getStatus().getAuthenticated());
  }

  @Test
  void namesTheRightThatTheServiceAccountLacks() throws Exception {
    String service =
        "apiVersion: v1\nkind: Service\nmetadata: {name: b}\nspec: {ports: [{port: 1}]}\n";

    Object end = outcome("b", service, ",\"serviceAccount\":\"deployer\"");

    End.ReleaseFailed failed = (End.ReleaseFailed) end;
    assertThat(failed.error().code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(failed.error().message())
        .contains("system:serviceaccount:" + namespace + ":deployer", "services");
  }

  @Test
  void hasNoRightsOfItsOwnBeyondItsSecrets() throws Exception {
    Object end = outcome("c", configMap("c"), "");

    End.ReleaseFailed failed = (End.ReleaseFailed) end;
    assertThat(failed.error().code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(failed.error().message())
        .contains("system:serviceaccount:" + namespace + ":worker", "configmaps");
  }
}
