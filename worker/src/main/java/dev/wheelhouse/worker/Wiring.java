package dev.wheelhouse.worker;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventTooLargeException;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.codec.SummaryCodec;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.worker.action.ApplyCrdsHandler;
import dev.wheelhouse.worker.action.ApplyWaveHandler;
import dev.wheelhouse.worker.action.AwaitReadinessHandler;
import dev.wheelhouse.worker.action.ComputePlanHandler;
import dev.wheelhouse.worker.action.DeleteHookHandler;
import dev.wheelhouse.worker.action.FinishRevisionHandler;
import dev.wheelhouse.worker.action.PlanRemediationHandler;
import dev.wheelhouse.worker.action.PruneHandler;
import dev.wheelhouse.worker.action.RecentRequests;
import dev.wheelhouse.worker.action.RecordRevisionHandler;
import dev.wheelhouse.worker.action.ReleaseWorkspace;
import dev.wheelhouse.worker.action.RenderManifestHandler;
import dev.wheelhouse.worker.action.RequestReader;
import dev.wheelhouse.worker.action.ResolveChartHandler;
import dev.wheelhouse.worker.action.ResolveValuesHandler;
import dev.wheelhouse.worker.action.RunHookHandler;
import dev.wheelhouse.worker.charts.FileChartSource;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.kafka.JournalSettings;
import dev.wheelhouse.worker.kafka.KafkaJournal;
import dev.wheelhouse.worker.kafka.KafkaRequestLog;
import dev.wheelhouse.worker.kafka.TopicSetup;
import dev.wheelhouse.worker.port.ChartSource;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.RequestLog;
import dev.wheelhouse.worker.port.Telemetry;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import dev.wheelhouse.worker.shell.Engine;
import dev.wheelhouse.worker.shell.Fences;
import dev.wheelhouse.worker.shell.Handlers;
import dev.wheelhouse.worker.shell.StepRuntime;
import dev.wheelhouse.worker.shell.TimedRounds;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Joins the parts of a worker. */
public final class Wiring {
  private static final long STOP_SECONDS = 30;

  private Wiring() {}

  /**
   * Creates topics that are missing and starts a worker. Blocks until Kafka has answered.
   *
   * @param clusters by the names that requests use; they stay the caller's
   * @throws dev.wheelhouse.worker.kafka.JournalException when Kafka cannot be reached or the topics
   *     do not fit
   */
  public static Worker start(WorkerConfig config, Map<String, Cluster> clusters) {
    return start(config, clusters, new FileChartSource());
  }

  /** The same with charts from elsewhere. */
  public static Worker start(
      WorkerConfig config, Map<String, Cluster> clusters, ChartSource charts) {
    return start(config, clusters, charts, Telemetry.NONE);
  }

  /** The same, measured. */
  public static Worker start(
      WorkerConfig config, Map<String, Cluster> clusters, ChartSource charts, Telemetry telemetry) {
    new TopicSetup(config.kafka())
        .ensure(config.topics(), config.partitions(), config.replicationFactor());
    Clock clock = Clock.systemUTC();
    KafkaJournal journal =
        new KafkaJournal(
            new JournalSettings(
                config.topics(),
                config.groupId(),
                config.workerId(),
                config.staticMembership(),
                config.kafka()),
            EventCodec.standard());
    KafkaRequestLog requests = new KafkaRequestLog(config.kafka());
    ExecutorService executor =
        Executors.newFixedThreadPool(config.threads(), named("wheelhouse-step-"));
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(named("wheelhouse-timer-"));
    Engine engine =
        engine(
            config.workerId(),
            journal,
            Fences.blocking(journal::holdsLease),
            requests,
            clusters,
            config.serviceAccount(),
            charts,
            executor,
            (delay, task) -> {
              var scheduled = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
              return () -> scheduled.cancel(false);
            },
            clock,
            bound -> ThreadLocalRandom.current().nextLong(bound),
            telemetry);
    journal.start(new TimedRounds(engine, telemetry));
    return new RunningWorker(config.workerId(), journal, engine, requests, executor, timer);
  }

  /**
   * What decides and works, over any journal; {@link Journal#start} sets it going. Nothing here has
   * a thread, a clock or chance of its own.
   *
   * @param fences asked before each write to a cluster
   * @param serviceAccount as {@link WorkerConfig#serviceAccount()}
   * @param executor runs blocking work; bounded
   * @param chance a random number from 0 to below the one given; spreads pauses between attempts
   */
  public static Engine engine(
      String worker,
      Journal journal,
      Fences fences,
      RequestLog requests,
      Map<String, Cluster> clusters,
      String serviceAccount,
      ChartSource charts,
      Executor executor,
      StepRuntime.Timer timer,
      Clock clock,
      LongUnaryOperator chance,
      Telemetry telemetry) {
    ReleaseWorkspace workspace =
        new ReleaseWorkspace(
            clusters,
            fences::of,
            objects -> new SecretReleaseStore(objects, clock),
            serviceAccount);
    RecentRequests reader = new RecentRequests(Wiring::read);
    StepRuntime steps =
        new StepRuntime(
            handlers(workspace, charts, new RequestReader(requests, reader), telemetry),
            executor,
            timer,
            clock,
            StepRuntime.Backoff.standard(chance),
            (deployment, fact) -> tooLarge(worker, deployment, fact));
    return new Engine(
        journal,
        reader,
        SummaryCodec::encode,
        steps,
        fences,
        workspace::forget,
        clusters.keySet(),
        worker,
        clock);
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static Handlers handlers(
      ReleaseWorkspace workspace, ChartSource charts, RequestReader requests, Telemetry telemetry) {
    return Handlers.builder(telemetry)
        .with(Command.ResolveChart.class, new ResolveChartHandler(workspace, charts))
        .with(Command.ResolveValues.class, new ResolveValuesHandler(workspace, requests))
        .with(Command.RenderManifest.class, new RenderManifestHandler(workspace, new Renderer()))
        .with(Command.ComputePlan.class, new ComputePlanHandler(workspace, requests))
        .with(Command.RecordRevision.class, new RecordRevisionHandler(workspace))
        .with(Command.ApplyCrds.class, new ApplyCrdsHandler(workspace, charts))
        .with(Command.DeleteHook.class, new DeleteHookHandler(workspace))
        .with(Command.RunHook.class, new RunHookHandler(workspace))
        .with(Command.ApplyWave.class, new ApplyWaveHandler(workspace))
        .with(Command.PruneResources.class, new PruneHandler(workspace))
        .with(Command.AwaitReadiness.class, new AwaitReadinessHandler(workspace))
        .with(Command.PlanRemediation.class, new PlanRemediationHandler(workspace))
        .with(Command.FinishRevision.class, new FinishRevisionHandler(workspace))
        .build();
  }

  private static RequestReading read(RequestRecord record) {
    RecordHeaders headers = new RecordHeaders();
    record.headers().forEach(headers::add);
    return RequestCodec.read(record.coordinates(), headers, record.value());
  }

  private static Optional<String> tooLarge(
      String worker, Deployment deployment, LifecycleEvent fact) {
    try {
      EventCodec.standard()
          .toCloudEvent(
              new Event(
                  deployment.id(),
                  deployment.sequence() + 1,
                  deployment.key(),
                  deployment.updatedAt(),
                  worker,
                  deployment.traceparent(),
                  fact));
      return Optional.empty();
    } catch (EventTooLargeException e) {
      return Optional.of(e.getMessage());
    }
  }

  private record RunningWorker(
      String id,
      KafkaJournal journal,
      Engine engine,
      KafkaRequestLog requests,
      ExecutorService executor,
      ScheduledExecutorService timer)
      implements Worker {
    @Override
    public boolean isReady() {
      return engine.isReady();
    }

    @Override
    public CompletableFuture<Void> ended() {
      return journal.ended();
    }

    @Override
    public void close() {
      journal.close();
      timer.shutdownNow();
      executor.shutdownNow();
      try {
        executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      requests.close();
    }
  }
}
