package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  @Test
  void deploysTheSampleChartsAndEndsWithTheirOutcome() {
    CommandRun run = CommandRun.of("demo", "--once");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("The cluster is simulated")
        .containsSubsequence(
            "install hook-prac",
            "Job/hook-prac-pre-1 succeeded",
            "Job/hook-prac-pre-2 succeeded",
            "Job/hook-prac-pre-3 succeeded",
            "pre-install hooks done",
            "Deployment/hook-prac created",
            "Job/hook-prac-post succeeded",
            "post-install hooks done",
            "deployed, revision 1",
            "install tks-contract",
            "pre-install weight -5",
            "Job/tks-contract-init-db succeeded",
            "Deployment/tks-contract created",
            "deployed, revision 1");
    assertThat(run.out())
        .containsSubsequence(
            "NAME: hook-prac",
            "STATUS: deployed",
            "NOTES:",
            "Three Jobs slept 10 s each",
            "NAME: tks-contract",
            "STATUS: deployed");
  }

  @Test
  void saysWhenItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run =
          CommandRun.of("demo", "--once", "--kafka-port", String.valueOf(taken.getLocalPort()));

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains(taken.getLocalPort() + " is in use");
    }
  }
}
