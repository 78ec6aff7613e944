package dev.wheelhouse.ops.serve;

import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.ops.gateway.auth.Role;
import dev.wheelhouse.ops.serve.ChartImages.Blob;
import dev.wheelhouse.ops.serve.ChartImages.Image;
import dev.wheelhouse.store.repository.CandidateChart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The registry's side of a repository, so that {@code helm push} and {@code helm pull} can use it
 * as {@code oci://HOST/charts}: as much of the OCI distribution specification as they need. A part
 * comes in one piece; the manifest publishes the chart, under its own version.
 */
final class ImageHandler {
  private static final long MAX_MANIFEST = 1024 * 1024;
  private static final String DIGEST = "docker-content-digest";

  private final Vertx vertx;
  private final WorkerExecutor io;
  private final WorkerExecutor inspection;
  private final ChartImages images;
  private final UploadHandler uploads;
  private final Path incoming;
  private final long limit;

  ImageHandler(
      Vertx vertx,
      WorkerExecutor io,
      WorkerExecutor inspection,
      ChartImages images,
      UploadHandler uploads,
      Path incoming,
      long limit) {
    this.vertx = vertx;
    this.io = io;
    this.inspection = inspection;
    this.images = images;
    this.uploads = uploads;
    this.incoming = incoming;
    this.limit = limit;
  }

  /** Tells that this is a registry. */
  void hello(RoutingContext context) {
    context
        .response()
        .putHeader("docker-distribution-api-version", "registry/2.0")
        .putHeader("content-type", "application/json")
        .end("{}");
  }

  void tags(RoutingContext context) {
    String name = context.pathParam("name");
    io.executeBlocking(() -> images.tags(name), false)
        .onSuccess(
            tags -> {
              if (tags.isEmpty()) {
                context.fail(Refusal.notFound());
                return;
              }
              context
                  .response()
                  .putHeader("content-type", "application/json")
                  .end(
                      new JsonObject()
                          .put("name", "charts/" + name)
                          .put("tags", new JsonArray(tags))
                          .toBuffer());
            })
        .onFailure(context::fail);
  }

  void manifest(RoutingContext context) {
    String name = context.pathParam("name");
    String reference = context.pathParam("reference");
    io.executeBlocking(() -> images.image(name, reference), false)
        .onSuccess(
            image -> {
              if (image.isEmpty()) {
                context.fail(Refusal.notFound());
                return;
              }
              byte[] bytes = image.get().manifest();
              context
                  .response()
                  .putHeader(DIGEST, image.get().digest())
                  .putHeader("content-type", ChartImages.MANIFEST)
                  .putHeader("content-length", Integer.toString(bytes.length));
              if (context.request().method() == HttpMethod.HEAD) {
                context.response().end();
              } else {
                context.end(Buffer.buffer(bytes));
              }
            })
        .onFailure(context::fail);
  }

  void blob(RoutingContext context) {
    String name = context.pathParam("name");
    String digest = context.pathParam("digest");
    io.executeBlocking(() -> images.blob(name, digest), false)
        .onSuccess(
            blob -> {
              if (blob.isEmpty()) {
                context.fail(Refusal.notFound());
              } else {
                send(context, digest, blob.get());
              }
            })
        .onFailure(context::fail);
  }

  private void send(RoutingContext context, String digest, Blob blob) {
    context
        .response()
        .putHeader(DIGEST, digest)
        .putHeader("content-encoding", "identity")
        .putHeader("content-type", "application/octet-stream")
        .putHeader("content-length", Long.toString(blob.size()));
    if (context.request().method() == HttpMethod.HEAD) {
      Download.close(blob.content());
      context.response().end();
    } else {
      new Download(io, blob.content(), context.response()).start();
    }
  }

  /** Says where a part is to be put; takes it at once if its digest is given. */
  void begin(RoutingContext context) {
    Gatekeeper.require(context, Role.DEPLOYER, "pushing");
    if (!context.queryParams().contains("digest")) {
      context
          .response()
          .setStatusCode(202)
          .putHeader("location", path(context, "blobs/uploads/" + UUID.randomUUID()))
          .putHeader("range", "0-0")
          .end();
      return;
    }
    part(context);
  }

  /** Takes a part. */
  void part(RoutingContext context) {
    Gatekeeper.require(context, Role.DEPLOYER, "pushing");
    String digest = String.valueOf(context.queryParams().get("digest"));
    received(
        context,
        limit,
        file ->
            io.executeBlocking(
                () -> {
                  images.keep(digest, file);
                  return digest;
                },
                false),
        kept -> created(context, "blobs/" + kept, kept));
  }

  /** Takes a manifest, and publishes its chart. */
  void publish(RoutingContext context) {
    Gatekeeper.require(context, Role.DEPLOYER, "pushing");
    String name = context.pathParam("name");
    String reference = context.pathParam("reference");
    String client = Gatekeeper.name(context);
    received(
        context,
        MAX_MANIFEST,
        file -> inspection.executeBlocking(() -> publish(name, reference, file, client), false),
        digest -> created(context, "manifests/" + digest, digest));
  }

  private static String path(RoutingContext context, String rest) {
    return "/v2/charts/" + context.pathParam("name") + "/" + rest;
  }

  private static void created(RoutingContext context, String rest, String digest) {
    context
        .response()
        .setStatusCode(201)
        .putHeader("location", path(context, rest))
        .putHeader(DIGEST, digest)
        .end();
  }

  @FunctionalInterface
  private interface Taking {
    Future<String> of(Path file);
  }

  @FunctionalInterface
  private interface Answer {
    void to(String digest);
  }

  private void received(RoutingContext context, long most, Taking taking, Answer answer) {
    Path file = newFile();
    FileReceiver.receive(vertx, context.request(), file, most, Future.succeededFuture())
        .onFailure(problem -> uploads.refuseUnread(context, problem))
        .compose(whole -> taking.of(file).onSuccess(answer::to).onFailure(context::fail))
        .onComplete(done -> vertx.fileSystem().delete(file.toString()));
  }

  private Path newFile() {
    return incoming.resolve("image-" + UUID.randomUUID() + ".partial");
  }

  private String publish(String name, String reference, Path file, String client)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Path> copies = new ArrayList<>();
    try {
      JsonObject manifest = parsed(bytes);
      Path archive =
          part(name, manifest, ChartImages.CHART, copies).orElseThrow(ImageHandler::noChart);
      Optional<Path> provenance = part(name, manifest, ChartImages.PROVENANCE, copies);
      Path config = copy(name, manifest.getJsonObject("config", new JsonObject()), copies);
      CandidateChart chart = CandidateChart.read(archive, provenance, ChartLimits.DEFAULT);
      Image image = new Image(bytes, Files.readAllBytes(config));
      check(chart, name, reference, image);
      uploads.publishOnce(chart, client);
      images.keep(chart.key(), image, file);
      return image.digest();
    } catch (DecodeException | ClassCastException malformed) {
      throw Refusal.badRequest("the manifest cannot be understood: " + malformed.getMessage());
    } finally {
      for (Path copy : copies) {
        Files.deleteIfExists(copy);
      }
    }
  }

  private static JsonObject parsed(byte[] manifest) {
    return new JsonObject(new String(manifest, StandardCharsets.UTF_8));
  }

  private static Refusal noChart() {
    return Refusal.badRequest("the manifest has no layer with a chart: " + ChartImages.CHART);
  }

  private static void check(CandidateChart chart, String name, String reference, Image image) {
    String tag = ChartImages.tag(chart.metadata().version());
    boolean named = reference.equals(tag) || reference.equals(image.digest());
    if (!named || !chart.metadata().name().equals(name)) {
      throw Refusal.badRequest(
          "the chart is %s:%s, it cannot be pushed as %s:%s"
              .formatted(chart.metadata().name(), tag, name, reference));
    }
  }

  private Optional<Path> part(String name, JsonObject manifest, String type, List<Path> copies)
      throws IOException {
    for (Object layer : manifest.getJsonArray("layers", new JsonArray())) {
      if (type.equals(((JsonObject) layer).getString("mediaType"))) {
        return Optional.of(copy(name, (JsonObject) layer, copies));
      }
    }
    return Optional.empty();
  }

  /** A part of the image in a file of its own. */
  private Path copy(String name, JsonObject descriptor, List<Path> copies) throws IOException {
    String digest = String.valueOf(descriptor.getString("digest"));
    Blob blob =
        images
            .blob(name, digest)
            .orElseThrow(() -> Refusal.badRequest("the part " + digest + " has not been pushed"));
    Path copy = newFile();
    copies.add(copy);
    try (InputStream content = blob.content()) {
      Files.copy(content, copy);
    }
    return copy;
  }
}
