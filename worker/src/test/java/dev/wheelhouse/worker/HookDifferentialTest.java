package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.worker.Differential.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hooks with every delete policy, run by real Helm and by Wheelhouse on a cluster with a node: what
 * is left after each operation, also one that failed, must be the same, and so must what the
 * release Secrets say of the hooks' runs. Invariant I17.
 */
@Tag("cluster")
class HookDifferentialTest {
  private static final String RUN = "dh" + Long.toString(System.nanoTime() % 1_000_000, 36);
  private static final String ALL =
      "pre-install,post-install,pre-upgrade,post-upgrade,pre-delete,post-delete";

  @TempDir Path dir;

  private TestCharts chart(String name) throws IOException {
    return TestCharts.in(dir.resolve(name)).configMap("settings");
  }

  private static String hook(String name, int weight, String events, String policies, String end) {
    return """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: %s
      annotations:
        helm.sh/hook: %s
        helm.sh/hook-weight: "%d"
        %s
    spec:
      backoffLimit: 0
      template:
        spec:
          restartPolicy: Never
          terminationGracePeriodSeconds: 0
          containers: [{name: main, image: busybox, command: [sh, -c, "%s"]}]
    """
        .formatted(
            name,
            events,
            weight,
            policies.isEmpty() ? "" : "helm.sh/hook-delete-policy: " + policies,
            end);
  }

  /** Jobs of each policy, in an order of weights that is not that of names. */
  private TestCharts policies(String name, String events, String lastEnds) throws IOException {
    return chart(name)
        .template(hook("default", 3, events, "", "true"))
        .template(hook("succeeded", 1, events, "hook-succeeded", "true"))
        .template(hook("before", 2, events, "before-hook-creation", "true"))
        .template(hook("failed", 0, events, "hook-failed", "true"))
        .template(
            hook("all", -1, events, "hook-succeeded,hook-failed,before-hook-creation", "true"))
        .template(hook("last-kept", 5, events, "before-hook-creation", lastEnds))
        .template(hook("last", 4, events, "before-hook-creation,hook-failed", lastEnds));
  }

  private static final String OTHER_KINDS =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: pod-%1$s
        annotations:
          helm.sh/hook: pre-install,post-upgrade
          helm.sh/hook-delete-policy: %1$s
      spec:
        restartPolicy: Never
        terminationGracePeriodSeconds: 0
        containers: [{name: main, image: busybox, command: ["true"]}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: map-%1$s
        annotations:
          helm.sh/hook: pre-install,post-delete
          helm.sh/hook-delete-policy: %1$s
      """;

  @Test
  void leavesTheSameHooksAsHelm() throws Exception {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: no pods for hooks");
    assumeTrue(Boolean.getBoolean("cluster.all"), "minutes long: with -Pcluster only");
    policies("succeeding", ALL, "true");
    policies("failing-install", "pre-install", "exit 1");
    policies("failing-after", "post-install", "exit 1");
    policies("failing-upgrade", "pre-upgrade", "exit 1");
    policies("failing-after-upgrade", "post-upgrade", "exit 1");
    policies("failing-delete", "pre-delete", "exit 1");
    policies("failing-after-delete", "post-delete", "exit 1");
    chart("kinds")
        .template(OTHER_KINDS.formatted("before-hook-creation"))
        .template(OTHER_KINDS.formatted("hook-succeeded"));
    List<String> charts =
        List.of(
            "succeeding",
            "failing-install",
            "failing-after",
            "failing-upgrade",
            "failing-after-upgrade",
            "failing-delete",
            "failing-after-delete",
            "kinds");

    assertThat(
            new Differential(dir, dir)
                .differing(
                    charts.stream()
                        .map(chart -> new Case(chart, "-", RUN + "-" + chart, true))
                        .toList()))
        .isEmpty();
  }
}
