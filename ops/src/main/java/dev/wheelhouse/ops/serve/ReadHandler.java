package dev.wheelhouse.ops.serve;

import dev.wheelhouse.ops.gateway.auth.Role;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.repository.ChartRepository;
import dev.wheelhouse.store.repository.PublishedIndex;
import dev.wheelhouse.store.repository.RepositoryStorage.Opened;
import dev.wheelhouse.yaml.GoJson;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what clients ask of a repository: its index, its files, ChartMuseum's lists. */
final class ReadHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ReadHandler.class);
  private static final String JSON = "application/json";

  private final WorkerExecutor io;
  private final ChartRepository repository;

  ReadHandler(WorkerExecutor io, ChartRepository repository) {
    this.io = io;
    this.repository = repository;
  }

  void index(RoutingContext context) {
    io.executeBlocking(
            () -> {
              PublishedIndex index = repository.index();
              return new Page("\"" + index.tag() + "\"", "application/yaml", index.yaml());
            },
            false)
        .onSuccess(page -> send(context, page))
        .onFailure(context::fail);
  }

  private record Page(String tag, String type, byte[] bytes) {}

  void charts(RoutingContext context) {
    io.executeBlocking(
            () -> {
              PublishedIndex index = repository.index();
              return new Page("\"" + index.tag() + "\"", JSON, index.json());
            },
            false)
        .onSuccess(page -> send(context, page))
        .onFailure(context::fail);
  }

  private void send(RoutingContext context, Page page) {
    send(
        context,
        page.tag(),
        page.type(),
        page.bytes().length,
        new ByteArrayInputStream(page.bytes()));
  }

  void versions(RoutingContext context) {
    String name = context.pathParam("name");
    io.executeBlocking(() -> repository.index().versions(name), false)
        .onSuccess(
            versions -> {
              if (versions.isEmpty()) {
                context.fail(Refusal.notFound());
              } else {
                json(context, versions.stream().map(IndexEntry::toMap).toList());
              }
            })
        .onFailure(context::fail);
  }

  void version(RoutingContext context) {
    String name = context.pathParam("name");
    String version = context.pathParam("version");
    io.executeBlocking(() -> repository.find(name, version), false)
        .onSuccess(
            entry -> {
              if (entry.isEmpty()) {
                context.fail(Refusal.notFound());
              } else {
                json(context, entry.get().toMap());
              }
            })
        .onFailure(context::fail);
  }

  private void json(RoutingContext context, Object tree) {
    byte[] bytes = GoJson.encode(tree).getBytes(StandardCharsets.UTF_8);
    send(context, "", JSON, bytes.length, new ByteArrayInputStream(bytes));
  }

  void delete(RoutingContext context) {
    Gatekeeper.require(context, Role.ADMIN, "deleting");
    String name = context.pathParam("name");
    String version = context.pathParam("version");
    String client = Gatekeeper.name(context);
    io.executeBlocking(() -> repository.delete(name, version), false)
        .onSuccess(
            deleted -> {
              if (!deleted) {
                context.fail(Refusal.notFound());
                return;
              }
              LOG.atInfo()
                  .addKeyValue("chart", name)
                  .addKeyValue("version", version)
                  .addKeyValue("client", client)
                  .log("Deleted");
              context
                  .response()
                  .putHeader("content-type", JSON)
                  .end(new JsonObject().put("deleted", true).toBuffer());
            })
        .onFailure(context::fail);
  }

  void file(RoutingContext context) {
    String name = context.pathParam("file");
    io.executeBlocking(() -> repository.open(name), false)
        .onSuccess(
            opened -> {
              if (opened.isEmpty()) {
                context.fail(Refusal.notFound());
              } else {
                file(context, opened.get());
              }
            })
        .onFailure(context::fail);
  }

  /** Archives are compressed already. */
  private void file(RoutingContext context, Opened opened) {
    boolean archive = opened.file().key().endsWith(".tgz");
    if (archive) {
      context.response().putHeader("content-encoding", "identity");
    }
    send(
        context,
        "\""
            + Integer.toHexString(opened.file().tag().hashCode())
            + "-"
            + opened.file().size()
            + "\"",
        archive ? "application/gzip" : "text/plain; charset=utf-8",
        opened.file().size(),
        opened.content());
  }

  private void send(
      RoutingContext context, String tag, String type, long length, InputStream content) {
    HttpServerResponse response = context.response();
    if (!tag.isEmpty()) {
      response.putHeader("etag", tag);
    }
    boolean known = !tag.isEmpty() && tag.equals(context.request().getHeader("if-none-match"));
    if (known || response.closed() || context.request().method() == HttpMethod.HEAD) {
      Download.close(content);
      if (known) {
        response.setStatusCode(304).end();
      } else if (!response.closed()) {
        response
            .putHeader("content-type", type)
            .putHeader("content-length", Long.toString(length))
            .end();
      }
      return;
    }
    response.putHeader("content-type", type).putHeader("content-length", Long.toString(length));
    new Download(io, content, response).start();
  }
}
