package dev.wheelhouse.ops.serve;

import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.events.chart.ChartPublished;
import dev.wheelhouse.ops.gateway.auth.Role;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.repository.CandidateChart;
import dev.wheelhouse.store.repository.ChartRepository;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes uploads, by ChartMuseum's convention: {@code POST /api/charts} and {@code POST /api/prov},
 * each with a form or the file itself. Files go to the disk as they arrive; only few charts are
 * unpacked in memory at a time.
 */
final class UploadHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UploadHandler.class);

  private static final long LINGER_MILLIS = 3_000;

  private final Vertx vertx;
  private final WorkerExecutor inspection;
  private final ChartRepository repository;
  private final Optional<Announcements> announcements;
  private final Path incoming;
  private final long limit;
  private final Supplier<String> publicUrl;

  UploadHandler(
      Vertx vertx,
      WorkerExecutor inspection,
      ChartRepository repository,
      Optional<Announcements> announcements,
      Path incoming,
      long limit,
      Supplier<String> publicUrl) {
    this.vertx = vertx;
    this.inspection = inspection;
    this.repository = repository;
    this.announcements = announcements;
    this.incoming = incoming;
    this.limit = limit;
    this.publicUrl = publicUrl;
  }

  void chart(RoutingContext context) {
    handle(context, true);
  }

  void provenance(RoutingContext context) {
    handle(context, false);
  }

  private void handle(RoutingContext context, boolean bodyIsChart) {
    boolean replacing = replacing(context);
    Gatekeeper.require(context, Role.DEPLOYER, "uploading");
    if (replacing) {
      Gatekeeper.require(context, Role.ADMIN, "replacing");
    }
    String client = Gatekeeper.name(context);
    Upload.receive(vertx, context.request(), incoming, limit, bodyIsChart)
        .onFailure(problem -> refuseUnread(context, problem))
        .compose(
            upload ->
                inspection
                    .executeBlocking(() -> store(upload, replacing, client), false)
                    .onComplete(done -> upload.delete())
                    .onSuccess(key -> saved(context, key, client))
                    .onFailure(context::fail));
  }

  private static boolean replacing(RoutingContext context) {
    return context.queryParams().contains("force")
        && !"false".equals(context.queryParams().get("force"));
  }

  /** A client that still sends would not see the answer if the connection were closed at once. */
  void refuseUnread(RoutingContext context, Throwable problem) {
    HttpServerRequest request = context.request();
    if (context.response().closed()) {
      return;
    }
    vertx.setTimer(
        LINGER_MILLIS,
        late -> {
          if (!request.isEnded()) {
            request.connection().close();
          }
        });
    request.resume();
    context.fail(problem);
  }

  private String store(Upload upload, boolean replacing, String client) {
    if (upload.chart().isEmpty()) {
      Path provenance =
          upload
              .provenance()
              .orElseThrow(() -> Refusal.badRequest("the form has no file chart or prov"));
      return repository.storeProvenance(provenance, replacing) + ".prov";
    }
    return store(
        CandidateChart.read(upload.chart().get(), upload.provenance(), ChartLimits.DEFAULT),
        replacing,
        client);
  }

  /**
   * Stores a chart unless the same bytes are here already, and tells of it. Blocks.
   *
   * @throws StoreException ALREADY_EXISTS for other bytes of the same version
   */
  void publishOnce(CandidateChart chart, String client) {
    boolean here =
        repository
            .find(chart.metadata().name(), chart.metadata().version())
            .filter(entry -> chart.digest().equals("sha256:" + entry.digest()))
            .isPresent();
    if (!here) {
      String key = store(chart, false, client);
      LOG.atInfo().addKeyValue("file", key).addKeyValue("client", client).log("Pushed");
    } else if (chart.provenance().isPresent()) {
      repository.storeProvenance(chart.provenance().get(), true);
    }
  }

  private String store(CandidateChart chart, boolean replacing, String client) {
    if (announcements.isEmpty()) {
      repository.store(chart, replacing);
      return chart.key();
    }
    ChartPublished event = event(chart, replacing, client);
    announcements.get().intend(event);
    try {
      repository.store(chart, replacing);
    } catch (StoreException failed) {
      if (!failed.code().retryable()) {
        announcements.get().withdraw(event);
      }
      throw failed;
    }
    announcements.get().tell(event);
    return chart.key();
  }

  private ChartPublished event(CandidateChart chart, boolean replacing, String client) {
    boolean replaces =
        replacing
            && repository.find(chart.metadata().name(), chart.metadata().version()).isPresent();
    return new ChartPublished(
        chart.metadata().name(),
        chart.metadata().version(),
        chart.metadata().appVersion(),
        chart.digest(),
        publicUrl.get(),
        "charts/" + chart.key(),
        chart.provenance().isPresent(),
        replaces,
        client,
        Instant.now());
  }

  private static void saved(RoutingContext context, String key, String client) {
    LOG.atInfo().addKeyValue("file", key).addKeyValue("client", client).log("Uploaded");
    context
        .response()
        .setStatusCode(201)
        .putHeader("content-type", "application/json")
        .end(new JsonObject().put("saved", true).toBuffer());
  }
}
