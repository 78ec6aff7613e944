package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The audit log of an API server: one {@code audit.k8s.io/v1} event a line for each answered
 * request that may have written. Of the objects only what identifies them is kept.
 */
final class AuditLog implements AutoCloseable {
  private static final Map<String, String> VERBS =
      Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");

  private final Writer file;

  AuditLog(Path path) throws IOException {
    file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
  }

  void add(String user, HttpServerRequest request, ApiPath path, ApiRequests.Answer answer) {
    String verb = VERBS.get(request.method().name());
    if (verb == null) {
      return;
    }
    KubeObject object = new KubeObject(answer.tree());
    String name = path.name().isEmpty() ? object.name() : path.name();
    String now = Instant.now().toString();
    Map<String, Object> event =
        Trees.map(
            "kind",
            "Event",
            "apiVersion",
            "audit.k8s.io/v1",
            "level",
            "RequestResponse",
            "auditID",
            UUID.randomUUID().toString(),
            "stage",
            "ResponseComplete",
            "requestURI",
            request.uri(),
            "verb",
            verb,
            "user",
            Trees.map("username", user),
            "objectRef",
            Trees.map(
                "resource", path.resource(),
                "namespace", path.namespace(),
                "name", name,
                "apiGroup", path.group(),
                "apiVersion", path.apiVersion().substring(path.apiVersion().indexOf('/') + 1)),
            "responseStatus",
            Trees.map("code", (long) answer.code()),
            "responseObject",
            identity(object),
            "requestReceivedTimestamp",
            now,
            "stageTimestamp",
            now);
    try {
      file.write(SimulatedApiServer.json(event) + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing the audit log", e);
    }
  }

  private static Map<String, Object> identity(KubeObject object) {
    if (object.kind().equals("Status")) {
      return object.tree();
    }
    return Trees.map(
        "kind",
        object.kind(),
        "apiVersion",
        object.apiVersion(),
        "metadata",
        Trees.map(
            "name", object.name(),
            "namespace", object.namespace(),
            "uid", object.uid(),
            "resourceVersion", object.resourceVersion(),
            "labels", object.labels(),
            "annotations", object.annotations()));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the audit log", e);
    }
  }
}
