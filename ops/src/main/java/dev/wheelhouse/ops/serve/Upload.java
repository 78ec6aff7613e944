package dev.wheelhouse.ops.serve;

import dev.wheelhouse.store.repository.CandidateChart;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of one upload: of a form with the fields {@code chart} and {@code prov}, or the body
 * itself. Belongs to one event loop.
 */
final class Upload {
  private final Vertx vertx;
  private final Path directory;
  private final long limit;
  private final List<Path> files = new ArrayList<>();
  private final List<Future<Void>> parts = new ArrayList<>();
  private Path chart;
  private Path provenance;

  private Upload(Vertx vertx, Path directory, long limit) {
    this.vertx = vertx;
    this.directory = directory;
    this.limit = limit;
  }

  /**
   * Receives the files; to be called before anything else is awaited.
   *
   * @param bodyIsChart whether a body that is no form is a chart, else it is a provenance file
   */
  static Future<Upload> receive(
      Vertx vertx, HttpServerRequest request, Path directory, long limit, boolean bodyIsChart) {
    Upload upload = new Upload(vertx, directory, limit);
    Future<Void> received = upload.receive(request, bodyIsChart);
    return received.map(upload).onFailure(problem -> upload.delete());
  }

  private Future<Void> receive(HttpServerRequest request, boolean bodyIsChart) {
    String type = request.getHeader("content-type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      Path file = bodyIsChart ? chartFile() : provenanceFile();
      return FileReceiver.receive(
          vertx,
          request,
          file,
          bodyIsChart ? limit : CandidateChart.MAX_PROVENANCE_BYTES,
          Future.succeededFuture());
    }
    Promise<Void> ended = Promise.promise();
    request.setExpectMultipart(true);
    request.uploadHandler(part -> part(part, ended));
    request.exceptionHandler(ended::tryFail);
    request.endHandler(
        end -> Future.all(parts).onComplete(done -> ended.tryComplete(), ended::tryFail));
    return ended.future();
  }

  private void part(HttpServerFileUpload part, Promise<Void> ended) {
    if (ended.future().isComplete()) {
      part.handler(discarded -> {});
      return;
    }
    boolean isChart = part.name().equals("chart") && chart == null;
    boolean isProvenance = part.name().equals("prov") && provenance == null;
    if (!isChart && !isProvenance) {
      part.handler(discarded -> {});
      ended.tryFail(
          Refusal.badRequest(
              "a form has the files chart and prov, each at most once; found \""
                  + part.name()
                  + "\""));
      return;
    }
    Path file = isChart ? chartFile() : provenanceFile();
    Future<Void> written =
        FileReceiver.receive(
            vertx,
            part,
            file,
            isChart ? limit : CandidateChart.MAX_PROVENANCE_BYTES,
            ended.future());
    written.onFailure(ended::tryFail);
    parts.add(written);
  }

  private Path chartFile() {
    chart = file();
    return chart;
  }

  private Path provenanceFile() {
    provenance = file();
    return provenance;
  }

  private Path file() {
    Path file = directory.resolve("upload-" + UUID.randomUUID() + ".partial");
    files.add(file);
    return file;
  }

  /** The chart's archive; empty if only its provenance came. */
  Optional<Path> chart() {
    return Optional.ofNullable(chart);
  }

  /** The provenance file. */
  Optional<Path> provenance() {
    return Optional.ofNullable(provenance);
  }

  /** Removes the files; what cannot be removed now goes at a later start. */
  void delete() {
    files.forEach(file -> vertx.fileSystem().delete(file.toString()));
  }
}
