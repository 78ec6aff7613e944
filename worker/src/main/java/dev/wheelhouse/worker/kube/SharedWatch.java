package dev.wheelhouse.worker.kube;

import dev.wheelhouse.worker.kube.ApiServer.Answer;
import dev.wheelhouse.worker.port.KubeObject;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch on the objects of one kind in one namespace. It keeps no objects: who joins, and
 * everybody after a gap (a dropped connection, 410 Gone), gets the object's state read anew. Never
 * blocks.
 */
final class SharedWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedWatch.class);
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 15_000;
  private static final String SERVER_SECONDS = "290";

  private final ApiServer server;
  private final Vertx vertx;
  private final ApiResource resource;
  private final String namespace;

  // guarded by this
  private final Map<String, List<Interest>> interests = new HashMap<>();
  private AsyncBody stream;
  private long failures;
  private boolean started;
  private boolean closed;
  private volatile long position;

  SharedWatch(ApiServer server, Vertx vertx, ApiResource resource, String namespace) {
    this.server = server;
    this.vertx = vertx;
    this.resource = resource;
    this.namespace = namespace;
  }

  void join(Interest interest) {
    boolean first;
    synchronized (this) {
      interests.computeIfAbsent(interest.ref().name(), name -> new ArrayList<>()).add(interest);
      first = !started;
      started = true;
    }
    if (interest.isClosed()) {
      leave(interest);
    }
    if (first) {
      start();
    } else {
      readNow(interest, 0);
    }
  }

  synchronized void leave(Interest interest) {
    interests.computeIfPresent(
        interest.ref().name(),
        (name, all) -> {
          all.remove(interest);
          return all.isEmpty() ? null : all;
        });
  }

  synchronized boolean isIdle() {
    return interests.isEmpty();
  }

  /** Finds where to watch from, opens the stream, then reads what may have changed before. */
  private void start() {
    if (isClosed()) {
      return;
    }
    String path = ApiPaths.list(resource, namespace) + ApiPaths.query("limit", "1");
    when(
        server.sendAsync("GET", path, null),
        (answer, failure) -> {
          if (failure != null || !answer.ok()) {
            pause("listing failed", failure);
            return;
          }
          position = version(answer.object());
          open();
          everybody().forEach(interest -> readNow(interest, 0));
        });
  }

  private void open() {
    if (isClosed()) {
      return;
    }
    String path =
        ApiPaths.list(resource, namespace)
            + ApiPaths.query(
                "watch",
                "true",
                "allowWatchBookmarks",
                "true",
                "resourceVersion",
                Long.toString(position),
                "timeoutSeconds",
                SERVER_SECONDS);
    when(
        server.stream(path, this::event),
        (response, failure) -> {
          if (failure != null || response.code() != 200) {
            pause("the watch could not be opened", failure);
          } else {
            opened(response);
          }
        });
  }

  private void opened(HttpResponse<AsyncBody> response) {
    synchronized (this) {
      stream = response.body();
      if (closed) {
        stream.cancel();
        return;
      }
    }
    when(
        response.body().done(),
        (ended, failure) -> {
          if (failure != null) {
            pause("the watch broke off", failure);
          } else {
            vertx.setTimer(FIRST_PAUSE_MILLIS, timer -> goOn());
          }
        });
    response.body().consume();
  }

  /** After an end in order: from where it ended, or anew when that is too long ago. */
  private void goOn() {
    if (position > 0) {
      open();
    } else {
      start();
    }
  }

  private void pause(String why, Throwable failure) {
    long pause;
    synchronized (this) {
      if (closed) {
        return;
      }
      pause = Math.min(FIRST_PAUSE_MILLIS << Math.min(failures, 10), LONGEST_PAUSE_MILLIS);
      failures++;
    }
    LOG.atDebug()
        .addKeyValue("kind", resource.kind())
        .addKeyValue("namespace", namespace)
        .setCause(failure)
        .log("{}; starting again in {} ms", why, pause);
    vertx.setTimer(pause, timer -> start());
  }

  private void event(KubeObject event) {
    KubeObject object = new KubeObject(event.map("object"));
    switch (event.text("type").orElse("")) {
      case "ADDED", "MODIFIED" -> tell(object, Optional.of(object));
      case "DELETED" -> tell(object, Optional.empty());
      case "BOOKMARK" -> position = version(object);
      default -> {
        // ERROR, 410 Gone above all: the stream ends now, and the next begins anew
        position = 0;
        LOG.debug("watch of {}: {}", resource.kind(), object.text("message").orElse("error"));
      }
    }
  }

  private void tell(KubeObject object, Optional<KubeObject> news) {
    long version = version(object);
    position = version;
    List<Interest> interested;
    synchronized (this) {
      failures = 0;
      interested = List.copyOf(interests.getOrDefault(object.name(), List.of()));
    }
    interested.forEach(interest -> interest.tell(version, news));
  }

  private void readNow(Interest interest, int attempt) {
    if (interest.isClosed() || isClosed()) {
      return;
    }
    long floor = position;
    when(
        server.sendAsync("GET", ApiPaths.object(resource, interest.ref()), null),
        (answer, failure) -> {
          if (interest.isClosed() || isClosed()) {
            return;
          }
          if (failure == null && answer.ok()) {
            KubeObject object = answer.object();
            interest.tell(version(object), Optional.of(object));
          } else if (failure == null && answer.code() == 404) {
            interest.tellMissing(floor);
          } else {
            retryRead(interest, attempt, answer);
          }
        });
  }

  private void retryRead(Interest interest, int attempt, Answer answer) {
    LOG.debug("reading {}: {}", interest.ref(), answer == null ? "no answer" : answer.code());
    long pause = Math.min(FIRST_PAUSE_MILLIS << Math.min(attempt, 10), LONGEST_PAUSE_MILLIS);
    vertx.setTimer(pause, timer -> readNow(interest, attempt + 1));
  }

  /** Calls back when the future is complete, on the thread that completes it. */
  private static <T> void when(CompletableFuture<T> future, BiConsumer<T, Throwable> then) {
    CompletableFuture<T> unused = future.whenComplete(then);
  }

  private synchronized List<Interest> everybody() {
    return interests.values().stream().flatMap(List::stream).toList();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Resource versions of real API servers are numbers that grow. */
  private static long version(KubeObject object) {
    try {
      return Long.parseLong(object.resourceVersion());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    AsyncBody open;
    synchronized (this) {
      closed = true;
      open = stream;
    }
    if (open != null) {
      open.cancel();
    }
  }
}
