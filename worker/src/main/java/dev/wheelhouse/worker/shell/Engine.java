package dev.wheelhouse.worker.shell;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.worker.core.Input;
import dev.wheelhouse.worker.core.Partition;
import dev.wheelhouse.worker.port.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order that everything rests on: decide, commit, then dispatch. State runs ahead of the log by
 * the one round that is being committed; when that fails, the journal revokes the partitions and
 * assigns them again, and the state is folded anew from the log.
 */
public final class Engine implements Journal.Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Journal journal;
  private final Function<Journal.RequestRecord, RequestReading> reader;
  private final Summaries summaries;
  private final Dispatcher dispatcher;
  private final Set<String> clusters;
  private final String worker;
  private final Clock clock;

  private final Map<Integer, Partition> partitions = new TreeMap<>();
  private final Set<Integer> starting = new LinkedHashSet<>();
  private final Queue<Addressed> inbox = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> touched = new LinkedHashMap<>();
  private volatile boolean ready;

  private record Addressed(int partition, String deployment, Input input) {}

  /**
   * @param reader understands records of the requests topic
   * @param summaries writes a release's summary as JSON
   * @param steps what dispatched commands need
   * @param fences told which deployments run here
   * @param forget is told of deployments that have ended, or belong to somebody else now
   * @param clusters names of the clusters that this worker serves
   * @param worker name of this worker
   */
  public Engine(
      Journal journal,
      Function<Journal.RequestRecord, RequestReading> reader,
      Function<ReleaseSummary, byte[]> summaries,
      StepRuntime steps,
      Fences fences,
      Consumer<String> forget,
      Set<String> clusters,
      String worker,
      Clock clock) {
    this.journal = journal;
    this.reader = reader;
    this.summaries = new Summaries(summaries);
    this.clusters = Set.copyOf(clusters);
    this.worker = worker;
    this.clock = clock;
    this.dispatcher = new Dispatcher(steps, fences, this::offer, this::onJournalThread, forget);
  }

  /**
   * Whether the journal has asked for a decision, so that requests can be taken. From any thread.
   */
  public boolean isReady() {
    return ready;
  }

  /** How many deployments are worked on. On the journal's thread. */
  int working() {
    return dispatcher.size();
  }

  /** Hands an input to a deployment. From any thread. */
  private void offer(int partition, String deployment, Input input) {
    inbox.add(new Addressed(partition, deployment, input));
    journal.wakeup();
  }

  private void onJournalThread(Runnable errand) {
    errands.add(errand);
    journal.wakeup();
  }

  @Override
  public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
    Partition state = new Partition(clusters, worker);
    log.forEach(recorded -> state.restore(recorded.offset(), recorded.event()));
    partitions.put(partition, state);
    starting.add(partition);
    journal.wakeup();
    LOG.atInfo()
        .addKeyValue(LogKeys.PARTITION, partition)
        .addKeyValue(LogKeys.OPEN, state.open().size())
        .log("partition assigned");
  }

  @Override
  public void revoked(int partition) {
    if (partitions.remove(partition) == null) {
      return;
    }
    starting.remove(partition);
    inbox.removeIf(addressed -> addressed.partition() == partition);
    touched.values().removeIf(of -> of == partition);
    summaries.forget(partition);
    dispatcher.drop(partition);
    LOG.atInfo().addKeyValue(LogKeys.PARTITION, partition).log("partition revoked");
  }

  @Override
  public Journal.Round decide(List<Journal.RequestRecord> requests) {
    ready = true;
    runErrands();
    Instant now = clock.instant();
    Batch batch = new Batch();
    for (int partition : List.copyOf(starting)) {
      batch.add(partition, partitions.get(partition).resume(now));
      partitions.get(partition).open().forEach(d -> touched.put(d.id(), partition));
    }
    starting.clear();
    requests.forEach(request -> take(request, now, batch));
    for (Addressed next = inbox.poll(); next != null; next = inbox.poll()) {
      batch.add(next.partition(), follow(next, now));
    }
    return batch.round();
  }

  private void runErrands() {
    for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
      errand.run();
    }
  }

  private List<Event> follow(Addressed addressed, Instant now) {
    Partition partition = partitions.get(addressed.partition());
    if (partition == null) {
      return List.of();
    }
    touched.put(addressed.deployment(), addressed.partition());
    if (addressed.input() instanceof Input.Done done) {
      dispatcher.decided(addressed.deployment(), done.command());
    } else if (addressed.input() instanceof Input.Failed failed) {
      dispatcher.decided(addressed.deployment(), failed.command());
    }
    Partition.Step step = partition.input(addressed.deployment(), addressed.input(), now);
    if (step.refusal() != null) {
      LOG.atDebug()
          .addKeyValue(LogKeys.DEPLOYMENT, addressed.deployment())
          .addKeyValue(LogKeys.REASON, step.refusal().message())
          .log("input changes nothing");
    }
    return step.events();
  }

  private void take(Journal.RequestRecord record, Instant now, Batch batch) {
    RequestReading reading = reader.apply(record);
    int partition = record.coordinates().partition();
    if (reading instanceof RequestReading.Unreadable unreadable) {
      batch.deadLetters.add(new Journal.DeadLetter(record, unreadable.reason()));
      LOG.atWarn()
          .addKeyValue(LogKeys.COORDINATES, record.coordinates())
          .addKeyValue(LogKeys.REASON, unreadable.reason())
          .log("request cannot be read");
    } else if (reading instanceof RequestReading.Rejected rejected) {
      int home = journal.partitionOf(rejected.key());
      if (home != partition) {
        batch.forwards.add(new Journal.Forward(record, rejected.key(), rejected.requestId(), home));
      } else {
        batch.add(partition, partitions.get(partition).reject(rejection(record, rejected), now));
      }
    } else if (reading instanceof RequestReading.Valid valid) {
      int home = journal.partitionOf(valid.request().key());
      if (home != partition) {
        Request request = valid.request();
        batch.forwards.add(new Journal.Forward(record, request.key(), request.id(), home));
      } else {
        batch.add(partition, partitions.get(partition).take(incoming(record, valid), now));
      }
    }
  }

  private static Partition.Incoming incoming(
      Journal.RequestRecord record, RequestReading.Valid valid) {
    return new Partition.Incoming(
        DeploymentId.of(valid.request().key(), valid.request().id()),
        valid.request(),
        record.coordinates(),
        valid.digest(),
        valid.traceparent());
  }

  private static Partition.Rejection rejection(
      Journal.RequestRecord record, RequestReading.Rejected rejected) {
    Coordinates coordinates = record.coordinates();
    DeployError error = rejected.error();
    return new Partition.Rejection(
        DeploymentId.of(rejected.key(), rejected.requestId()),
        rejected.key(),
        rejected.requestId(),
        rejected.operation(),
        coordinates,
        rejected.traceparent(),
        error);
  }

  @Override
  public void committed(Journal.Round round, List<Long> offsets) {
    for (int i = 0; i < offsets.size(); i++) {
      Journal.Append append = round.events().get(i);
      Partition partition = partitions.get(append.partition());
      if (partition != null) {
        partition.committed(offsets.get(i), append.event());
      }
    }
    Map<String, Integer> due = new LinkedHashMap<>(touched);
    touched.clear();
    due.forEach(this::dispatch);
  }

  private void dispatch(String id, int number) {
    Partition partition = partitions.get(number);
    if (partition == null) {
      return;
    }
    partition
        .deployment(id)
        .ifPresentOrElse(
            deployment -> dispatcher.sync(number, deployment), () -> dispatcher.ended(id));
  }

  /** What one call of decide has come to. */
  private final class Batch {
    private final List<Journal.Append> events = new ArrayList<>();
    private final List<Journal.DeadLetter> deadLetters = new ArrayList<>();
    private final List<Journal.Forward> forwards = new ArrayList<>();

    void add(int partition, List<Event> decided) {
      for (Event event : decided) {
        touched.put(event.deployment(), partition);
        events.add(new Journal.Append(partition, event, null));
      }
    }

    Journal.Round round() {
      Map<Integer, Long> watermarks = new HashMap<>();
      partitions.forEach(
          (number, partition) ->
              watermarks.put(number, partition.watermark().orElse(Journal.Round.LATEST)));
      return new Journal.Round(summarised(), deadLetters, forwards, watermarks);
    }

    /** The last event of each deployment in the round carries the release's summary. */
    private List<Journal.Append> summarised() {
      Map<String, Integer> last = new HashMap<>();
      for (int i = 0; i < events.size(); i++) {
        last.put(events.get(i).event().deployment(), i);
      }
      List<Journal.Append> complete = new ArrayList<>(events);
      last.forEach(
          (deployment, i) -> {
            Journal.Append append = events.get(i);
            partitions
                .get(append.partition())
                .latest(deployment)
                .flatMap(state -> summaries.after(append.partition(), state))
                .ifPresent(
                    summary ->
                        complete.set(
                            i, new Journal.Append(append.partition(), append.event(), summary)));
          });
      return complete;
    }
  }
}
