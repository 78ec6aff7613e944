package dev.wheelhouse.worker.simulated;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Streams of changes, from a resource version on. Confined to the event loop. */
final class ApiWatches {
  private static final int REMEMBERED = 5_000;

  /** Short beside a real API server's minutes, so that clients have to go on often. */
  private static final long LONGEST_MILLIS = TimeUnit.SECONDS.toMillis(20);

  private final Vertx vertx;
  private final Context loop;
  private final Deque<Change> recent = new ArrayDeque<>();
  private final List<Watch> watches = new ArrayList<>();
  private final Map<ObjectKey, Boolean> known = new HashMap<>();

  private record Change(long version, ObjectKey key, String apiVersion, String line) {}

  private record Watch(ApiPath path, HttpServerResponse response) {
    void tell(Change change) {
      boolean matches =
          change.apiVersion().equals(path.apiVersion())
              && change.key().kind().equals(path.kind().kind())
              && (path.namespace().isEmpty() || change.key().namespace().equals(path.namespace()));
      if (matches && !response.ended() && !response.closed()) {
        response.write(change.line());
      }
    }
  }

  ApiWatches(SimulatedStore store, Vertx vertx) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    store.listen(write -> loop.runOnContext(unused -> changed(write)));
  }

  private void changed(Write write) {
    ObjectKey key = ObjectKey.of(write.object());
    boolean isNew = known.put(key, true) == null;
    String type = write.removed() ? "DELETED" : isNew ? "ADDED" : "MODIFIED";
    if (write.removed()) {
      known.remove(key);
    }
    Change change =
        new Change(
            Long.parseLong(write.object().resourceVersion()),
            key,
            write.object().apiVersion(),
            SimulatedApiServer.json(Trees.map("type", type, "object", write.object().tree()))
                + "\n");
    recent.add(change);
    if (recent.size() > REMEMBERED) {
      recent.remove();
    }
    watches.forEach(watch -> watch.tell(change));
  }

  void open(HttpServerRequest request, ApiPath path) {
    loop.runOnContext(unused -> openHere(request, path));
  }

  private void openHere(HttpServerRequest request, ApiPath path) {
    HttpServerResponse response =
        request.response().setChunked(true).putHeader("Content-Type", "application/json");
    long from = Long.parseLong(request.getParam("resourceVersion"));
    if (!recent.isEmpty() && recent.size() == REMEMBERED && recent.peek().version() > from + 1) {
      Map<String, Object> gone =
          ApiRequests.Answer.status(410, "Expired", "too old resource version: " + from, Map.of())
              .tree();
      response.end(SimulatedApiServer.json(Trees.map("type", "ERROR", "object", gone)) + "\n");
      return;
    }
    response.writeHead();
    Watch watch = new Watch(path, response);
    recent.stream().filter(change -> change.version() > from).forEach(watch::tell);
    watches.add(watch);
    response.closeHandler(unused -> watches.remove(watch));
    vertx.setTimer(LONGEST_MILLIS, unused -> end(watch));
  }

  private void end(Watch watch) {
    if (watches.remove(watch) && !watch.response().ended()) {
      watch.response().end();
    }
  }
}
