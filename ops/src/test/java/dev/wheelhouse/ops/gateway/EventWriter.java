package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.DeletePolicy;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes lifecycle events to a real broker, as a worker does; held to their schemas. */
public final class EventWriter implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  public static final Intake.Coordinates HERE = new Intake.Coordinates("requests", 0, 0);
  public static final ResourceRef JOB = new ResourceRef("batch/v1", "Job", "shop", "migrate");
  public static final ResourceRef WEB = new ResourceRef("apps/v1", "Deployment", "shop", "web");
  public static final ResourceRef EXTRA = new ResourceRef("v1", "ConfigMap", "shop", "extra");

  private final EventCodec codec = EventCodec.strict();
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> sequences = new HashMap<>();

  public EventWriter(Map<String, String> kafka, Topics topics) {
    this.topics = topics;
    this.producer =
        new KafkaProducer<>(
            new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes the next events of a deployment; returns when they are durable. */
  public void write(ReleaseKey key, String deployment, LifecycleEvent... events) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (LifecycleEvent data : events) {
      long sequence = sequences.merge(deployment, 1L, Long::sum);
      Event event =
          new Event(deployment, sequence, key, START.plusSeconds(sequence), "w1", "", data);
      sent.add(producer.send(codec.toRecord(topics.lifecycle(), event)));
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  public void write(ReleaseKey key, String deployment, List<LifecycleEvent> events)
      throws Exception {
    write(key, deployment, events.toArray(LifecycleEvent[]::new));
  }

  /** Writes the same events of a deployment of each release, its name the release's. */
  void writeAll(List<ReleaseKey> keys, List<LifecycleEvent> events) {
    EventCodec unchecked = EventCodec.standard();
    for (ReleaseKey key : keys) {
      for (int i = 0; i < events.size(); i++) {
        Event event =
            new Event(key.release(), i + 1, key, START.plusSeconds(i + 1), "w1", "", events.get(i));
        producer.send(unchecked.toRecord(topics.lifecycle(), event));
      }
    }
    producer.flush();
  }

  public void writeRaw(ProducerRecord<byte[], byte[]> record) throws Exception {
    producer.send(record).get();
  }

  public static LifecycleEvent accepted(String requestId) {
    return new Intake.RequestAccepted(
        requestId,
        Operation.UPGRADE,
        HERE,
        digest('0'),
        new Requester("ci", "9fceb02", "https://ci.example.com/1"),
        "",
        new ChartReference("./web", "", "", ""),
        0,
        false,
        Options.DEFAULTS);
  }

  /** An install or upgrade up to the running hook. */
  public static List<LifecycleEvent> begun(int revision, char content) {
    List<PlannedResource> resources = new ArrayList<>();
    resources.add(
        new PlannedResource(
            WEB, revision == 1 ? PlannedResource.Action.CREATE : PlannedResource.Action.UPDATE));
    if (revision > 1) {
      resources.add(new PlannedResource(EXTRA, PlannedResource.Action.CREATE));
    }
    Plan plan =
        new Plan(
            revision == 1 ? Plan.Action.INSTALL : Plan.Action.UPGRADE,
            revision,
            revision - 1,
            0,
            List.of(
                new Step.HookPhase(
                    "pre-upgrade",
                    List.of(
                        new WeightGroup(
                            5,
                            List.of(
                                new PlannedHook(
                                    JOB, 5, List.of(DeletePolicy.HOOK_SUCCEEDED), "job.yaml"))))),
                new Step.Wave(1, 1, resources),
                new Step.AwaitReady(false)));
    return List.of(
        accepted("r" + revision + content),
        new Intake.DeploymentStarted("w1", START.plusSeconds(600)),
        new Preparation.ChartResolved("./web", "web", "1.2." + revision, "9.9", digest(content)),
        new Preparation.ValuesResolved(digest(content), List.of("request")),
        new Preparation.ManifestRendered("gotpl", resources.size(), 1, digest(content), List.of()),
        new Preparation.PlanComputed(digest(content), plan, digest(content)),
        new Preparation.RevisionRecorded(
            revision, "pending-upgrade", "sh.helm.release.v1.web.v" + revision),
        new HookEvent.HookPhaseStarted("pre-upgrade", 1, List.of(5)),
        new HookEvent.WeightGroupStarted("pre-upgrade", 5, List.of(JOB)),
        new HookEvent.HookStarted("pre-upgrade", 5, JOB, 1, START.plusSeconds(300)));
  }

  /** What follows {@link #begun} when all goes well. */
  public static List<LifecycleEvent> deployed(int revision) {
    return List.of(
        new HookEvent.HookSucceeded("pre-upgrade", 5, JOB, 1, "u1", 900),
        new HookEvent.WeightGroupCompleted("pre-upgrade", 5),
        new HookEvent.HookDeleted("pre-upgrade", JOB, DeletePolicy.HOOK_SUCCEEDED),
        new HookEvent.HookPhaseCompleted("pre-upgrade"),
        new ResourceEvent.ResourcesApplied(
            1, 1, List.of(new ResourceEvent.AppliedResource(WEB, ResourceEvent.Effect.CREATED))),
        new ResourceEvent.ReadinessProgressed(
            0, 1, List.of(new ResourceEvent.Blocker(WEB, "0 of 1 replicas ready"))),
        new ResourceEvent.ResourcesReady(1),
        new End.ReleaseDeployed(revision));
  }

  /** What follows {@link #begun} when the hook fails. */
  public static List<LifecycleEvent> failed(int revision, String... log) {
    DeployError error = new DeployError(ErrorCode.HOOK_FAILED, "Job/migrate failed");
    return List.of(
        new HookEvent.HookFailed(
            "pre-upgrade",
            5,
            JOB,
            1,
            "u1",
            ErrorCode.HOOK_FAILED,
            "exit code 3",
            3,
            List.of(log),
            List.of("BackoffLimitExceeded")),
        new Trouble.StepFailed("pre-upgrade hooks", error),
        new End.ReleaseFailed(
            revision, "pre-upgrade hooks", error, End.ReleaseFailed.Remediation.NONE));
  }

  public static String digest(char c) {
    return "sha256:" + String.valueOf(c).repeat(64);
  }

  @Override
  public void close() {
    producer.close();
  }
}
