package dev.wheelhouse.worker.check;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.request.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is left of a run once all is quiet.
 *
 * @param partitions of the requests and of the lifecycle topic
 * @param requests all records of the requests topic, forwarded ones at both places
 * @param nextRequests committed offset of the worker's group, by partition
 * @param deadLetters requests that became dead letters
 * @param log committed lifecycle events, ascending by offset within each partition
 * @param writes to the cluster, in order; controllers' status writes may be left out
 * @param revisions release Secrets that are there at the end
 */
public record History(
    int partitions,
    List<Asked> requests,
    Map<Integer, Long> nextRequests,
    List<Coordinates> deadLetters,
    List<Logged> log,
    List<Write> writes,
    List<Revision> revisions) {
  public History {
    requests = List.copyOf(requests);
    nextRequests = Map.copyOf(nextRequests);
    deadLetters = List.copyOf(deadLetters);
    log = List.copyOf(log);
    writes = List.copyOf(writes);
    revisions = List.copyOf(revisions);
  }

  /**
   * A record of the requests topic.
   *
   * @param key the release; null when nobody can read whose it is
   * @param requestId the request's id; empty when it cannot be read
   * @param operation null when it cannot be read
   */
  public record Asked(Coordinates at, ReleaseKey key, String requestId, Operation operation) {}

  /**
   * A committed event and its place.
   *
   * @param durable when it was, or was about to be, durable: never later than the moment from which
   *     a worker could act on it
   */
  public record Logged(int partition, long offset, Instant durable, Event event) {}

  /**
   * A write that the cluster accepted.
   *
   * @param verb {@code create}, {@code apply}, {@code update}, {@code delete} or {@code status}
   * @param worker who wrote it; empty when it is not known, or was no worker
   * @param deployment the object's {@code wheelhouse.dev/deployment} annotation, or empty
   * @param epoch its {@code wheelhouse.dev/epoch} annotation, which release Secrets carry; else 0
   */
  public record Write(
      Instant time,
      String verb,
      String worker,
      String deployment,
      long epoch,
      ResourceRef resource,
      String uid) {}

  /**
   * A release Secret.
   *
   * @param status in Helm's words
   * @param owner the deployment that wrote it last; empty when another client did
   */
  public record Revision(
      String cluster, String namespace, String release, int number, String status, String owner) {
    ReleaseKey key() {
      return new ReleaseKey(cluster, namespace, release);
    }
  }
}
