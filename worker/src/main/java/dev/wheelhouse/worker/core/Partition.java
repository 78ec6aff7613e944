package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options.OnBusy;
import dev.wheelhouse.events.request.Request;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is open on one partition of the log: deployments, and for each release a mailbox in
 * which they wait for each other. Changed by events only; what it decides it has applied already,
 * so when the events cannot be committed the partition must be thrown away and folded anew.
 *
 * <p>Confined to one thread.
 */
public final class Partition {
  /** Ended deployments that are remembered, so that a request that comes twice is known. */
  static final int REMEMBERED = 200;

  private final Set<String> clusters;
  private final String worker;
  private final Map<String, Deployment> open = new LinkedHashMap<>();
  private final Map<ReleaseKey, Deque<String>> mailboxes = new HashMap<>();

  /** Offset of each known deployment's first event, ascending. */
  private final Map<String, Long> firstOffsets = new LinkedHashMap<>();

  /** The latest that have ended; null for those that were rejected. */
  private final Map<String, Deployment> ended = new LinkedHashMap<>();

  /**
   * @param clusters names of the clusters that this worker serves
   * @param worker name of this worker; source of its events
   */
  public Partition(Set<String> clusters, String worker) {
    this.clusters = Set.copyOf(clusters);
    this.worker = worker;
  }

  /**
   * Applies an event that the log holds. Events of deployments whose beginning is cut off count for
   * nothing.
   */
  public void restore(long offset, Event event) {
    if (event.sequence() == 1) {
      firstOffsets.put(event.deployment(), offset);
    }
    if (event.sequence() == 1 || open.containsKey(event.deployment())) {
      apply(event);
    }
  }

  /** Remembers where an event came to lie. */
  public void committed(long offset, Event event) {
    if (event.sequence() == 1) {
      firstOffsets.put(event.deployment(), offset);
    }
  }

  /** The offset from which a restore must read; empty when it need not read anything. */
  public Optional<Long> watermark() {
    return firstOffsets.values().stream().findFirst();
  }

  /** The deployment, if it is open. */
  public Optional<Deployment> deployment(String id) {
    return Optional.ofNullable(open.get(id));
  }

  /** The deployment, open or the last state of one that has ended and is still remembered. */
  public Optional<Deployment> latest(String id) {
    return Optional.ofNullable(open.getOrDefault(id, ended.get(id)));
  }

  private boolean isKnown(String id) {
    return open.containsKey(id) || ended.containsKey(id);
  }

  public Collection<Deployment> open() {
    return List.copyOf(open.values());
  }

  /** What follows from taking a partition over: running deployments resume, free releases begin. */
  public List<Event> resume(Instant now) {
    List<Event> events = new ArrayList<>();
    for (Deque<String> mailbox : List.copyOf(mailboxes.values())) {
      String first = mailbox.peekFirst();
      if (open.get(first).startedAt() != null) {
        events.addAll(input(first, new Input.Resume(worker), now).events());
      } else {
        events.addAll(input(first, new Input.Begin(worker), now).events());
      }
    }
    return events;
  }

  /** A request that has been read, and the outcome that its client will see. */
  public record Incoming(
      String deployment,
      Request request,
      Intake.Coordinates coordinates,
      String digest,
      String traceparent) {}

  /** What follows from a request; nothing when it was taken before. */
  public List<Event> take(Incoming incoming, Instant now) {
    if (isKnown(incoming.deployment())) {
      return List.of();
    }
    Request request = incoming.request();
    if (!clusters.contains(request.key().cluster())) {
      return reject(
          incoming,
          new DeployError(
              ErrorCode.UNKNOWN_CLUSTER,
              "the request is for cluster \""
                  + request.key().cluster()
                  + "\", worker "
                  + worker
                  + " serves "
                  + clusters),
          now);
    }
    if (request instanceof Request.Deploying deploying) {
      return accept(incoming, deploying, now);
    }
    return control(incoming, (Request.Control) request, now);
  }

  private List<Event> accept(Incoming incoming, Request.Deploying request, Instant now) {
    Deque<String> mailbox = mailboxes.getOrDefault(request.key(), new ArrayDeque<>());
    OnBusy onBusy = request.options().onBusy();
    if (onBusy == OnBusy.REJECT && !mailbox.isEmpty()) {
      return reject(
          incoming,
          new DeployError(
              ErrorCode.RELEASE_BUSY,
              "release "
                  + request.key()
                  + " is being worked on by deployment "
                  + mailbox.peekFirst()),
          now);
    }
    List<Event> events = new ArrayList<>();
    Event accepted =
        new Event(
            incoming.deployment(),
            1,
            request.key(),
            now,
            worker,
            incoming.traceparent(),
            Requests.accepted(incoming, request));
    List<String> newestFirst = new ArrayList<>(mailbox);
    Collections.reverse(newestFirst);
    apply(accepted);
    events.add(accepted);
    if (onBusy == OnBusy.SUPERSEDE) {
      Input superseded = new Input.Cancel("", "", incoming.deployment());
      newestFirst.forEach(id -> events.addAll(input(id, superseded, now).events()));
    }
    if (newestFirst.isEmpty()) {
      events.addAll(input(incoming.deployment(), new Input.Begin(worker), now).events());
    }
    return events;
  }

  private List<Event> control(Incoming incoming, Request.Control request, Instant now) {
    Deque<String> mailbox = mailboxes.getOrDefault(request.key(), new ArrayDeque<>());
    String target = request.deployment().isEmpty() ? mailbox.peekFirst() : request.deployment();
    if (target == null || !mailbox.contains(target)) {
      return reject(
          incoming,
          new DeployError(
              Requests.absence(request),
              "no deployment "
                  + (target == null ? "" : target + " ")
                  + "of release "
                  + request.key()
                  + " is running or queued"),
          now);
    }
    Step step = input(target, Requests.input(request), now);
    return step.refusal() == null ? step.events() : reject(incoming, step.refusal(), now);
  }

  private List<Event> reject(Incoming incoming, DeployError error, Instant now) {
    Request request = incoming.request();
    return reject(
        new Rejection(
            incoming.deployment(),
            request.key(),
            request.id(),
            request.operation(),
            incoming.coordinates(),
            incoming.traceparent(),
            error),
        now);
  }

  /** A request that cannot be worked on, whatever the state of its release. */
  public record Rejection(
      String deployment,
      ReleaseKey key,
      String requestId,
      Operation operation,
      Intake.Coordinates coordinates,
      String traceparent,
      DeployError error) {}

  /** Tells the client that the request is not worked on; nothing when it was told before. */
  public List<Event> reject(Rejection rejection, Instant now) {
    if (isKnown(rejection.deployment())) {
      return List.of();
    }
    Event rejected =
        new Event(
            rejection.deployment(),
            1,
            rejection.key(),
            now,
            worker,
            rejection.traceparent(),
            new Intake.RequestRejected(
                rejection.requestId(),
                rejection.operation(),
                rejection.coordinates(),
                rejection.error()));
    apply(rejected);
    return List.of(rejected);
  }

  /** Events that follow from an input; or why there are none. */
  public record Step(List<Event> events, DeployError refusal) {}

  /** What follows from an input, for its deployment and for those that wait for it. */
  public Step input(String deployment, Input input, Instant now) {
    Deployment before = open.get(deployment);
    if (before == null) {
      return new Step(
          List.of(),
          new DeployError(ErrorCode.INTERNAL, "deployment " + deployment + " is not open"));
    }
    Decision decision = Decider.decide(before, input, now, worker);
    decision.events().forEach(this::apply);
    List<Event> events = new ArrayList<>(decision.events());
    if (decision.deployment().hasEnded()) {
      String next = mailboxes.getOrDefault(before.key(), new ArrayDeque<>()).peekFirst();
      if (next != null && open.get(next).startedAt() == null) {
        events.addAll(input(next, new Input.Begin(worker), now).events());
      }
    }
    return new Step(events, decision.refusal());
  }

  private void apply(Event event) {
    String id = event.deployment();
    if (event.data() instanceof RequestAccepted) {
      open.put(id, Deployment.begin(event));
      mailboxes.computeIfAbsent(event.key(), key -> new ArrayDeque<>()).addLast(id);
      return;
    }
    if (event.data() instanceof Intake.RequestRejected) {
      remember(id, null);
      return;
    }
    Deployment after = open.get(id).apply(event);
    open.put(id, after);
    if (after.hasEnded()) {
      open.remove(id);
      Deque<String> mailbox = mailboxes.get(event.key());
      mailbox.remove(id);
      if (mailbox.isEmpty()) {
        mailboxes.remove(event.key());
      }
      remember(id, after);
    }
  }

  private void remember(String id, Deployment last) {
    ended.put(id, last);
    if (ended.size() > REMEMBERED) {
      String oldest = ended.keySet().iterator().next();
      ended.remove(oldest);
      firstOffsets.remove(oldest);
    }
  }
}
