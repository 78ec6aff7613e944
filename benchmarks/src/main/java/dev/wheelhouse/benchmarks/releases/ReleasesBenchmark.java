package dev.wheelhouse.benchmarks.releases;

import dev.wheelhouse.benchmarks.NamedBenchmark;
import dev.wheelhouse.benchmarks.Report;
import dev.wheelhouse.benchmarks.UsageException;
import dev.wheelhouse.worker.WorkerConfig;
import dev.wheelhouse.worker.kube.KubeCluster;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole deployments through the log, beside a loop that only server-side-applies the objects. */
public final class ReleasesBenchmark implements NamedBenchmark {
  private static final int RELEASES = 1000;
  private static final int WARM_UP = 1000;

  @Override
  public String name() {
    return "releases";
  }

  @Override
  public String about() {
    return "deployments of a small chart on a real cluster, beside bare server-side apply [COUNT]";
  }

  @Override
  public Report run(List<String> arguments) throws Exception {
    if (System.getenv("KUBECONFIG") == null) {
      throw new UsageException("KUBECONFIG names no cluster: the benchmark needs a real one");
    }
    int releases = arguments.isEmpty() ? RELEASES : Integer.parseInt(arguments.get(0));
    Vertx vertx = Vertx.vertx();
    Path directory = Files.createTempDirectory("benchmark-releases");
    try (BrokerProcess broker = BrokerProcess.startForLong(directory);
        KubeCluster cluster = KubeCluster.connect("default", null, null, vertx);
        Namespaces namespaces = new Namespaces(cluster);
        Deployments deployments =
            new Deployments(
                KafkaForTests.at(broker.bootstrapServers()),
                cluster,
                namespaces,
                SmallChart.write(directory))) {
      return measure(releases, cluster, new BareLoop(namespaces), deployments);
    } finally {
      vertx.close();
    }
  }

  private static Report measure(
      int releases, KubeCluster cluster, BareLoop bare, Deployments deployments) throws Exception {
    int threads = WorkerConfig.DEFAULT_THREADS;
    bare.rate("warm-bare-", WARM_UP, threads);
    deployments.rate("warm-", WARM_UP);
    double oneByOne = bare.rate("bare-one-", releases, 1);
    double atOnce = bare.rate("bare-many-", releases, threads);
    long calls = cluster.apiCalls();
    long events = deployments.events();
    PeakHeap heap = PeakHeap.start();
    double ours = deployments.rate("release-", releases);
    double callsEach = (double) (cluster.apiCalls() - calls) / releases;
    double eventsEach = (double) (deployments.events() - events) / releases;
    String many = threads + " at a time";
    return new Report("measure", "bare, one by one", "bare, " + many, "worker", "of " + many)
        .row(
            "releases/s",
            Report.number(oneByOne),
            Report.number(atOnce),
            Report.number(ours),
            Report.ratio(ours, atOnce))
        .row("API calls a release", "3", "3", Report.number(callsEach), "")
        .row("step events a release", "", "", Report.number(eventsEach), "")
        .row("most heap in use, MiB", "", "", Report.number(heap.mebibytes()), "");
  }
}
