package dev.wheelhouse.benchmarks;

import dev.wheelhouse.benchmarks.gateway.GatewayBenchmark;
import dev.wheelhouse.benchmarks.index.IndexBenchmark;
import dev.wheelhouse.benchmarks.journal.AuditBenchmark;
import dev.wheelhouse.benchmarks.journal.JournalBenchmark;
import dev.wheelhouse.benchmarks.journal.RestoreBenchmark;
import dev.wheelhouse.benchmarks.releases.ReleasesBenchmark;
import dev.wheelhouse.benchmarks.render.FirstRenderBenchmark;
import dev.wheelhouse.benchmarks.render.RenderBenchmark;
import dev.wheelhouse.benchmarks.startup.StartupBenchmark;
import dev.wheelhouse.benchmarks.worker.ResumeBenchmark;
import dev.wheelhouse.benchmarks.worker.WaitingBenchmark;
import java.util.List;
import java.util.Optional;

/** All benchmarks. A new one is a {@link NamedBenchmark}, a line here and a section in the docs. */
final class Benchmarks {
  static final List<NamedBenchmark> ALL =
      List.of(
          new RenderBenchmark(),
          new FirstRenderBenchmark(),
          new JournalBenchmark(),
          new RestoreBenchmark(),
          new AuditBenchmark(),
          new ResumeBenchmark(),
          new WaitingBenchmark(),
          new ReleasesBenchmark(),
          new GatewayBenchmark(),
          new StartupBenchmark(),
          new IndexBenchmark());

  private Benchmarks() {}

  static Optional<NamedBenchmark> named(String name) {
    return ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
  }
}
