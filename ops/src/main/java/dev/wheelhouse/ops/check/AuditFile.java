package dev.wheelhouse.ops.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.check.History.Write;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The writes that an API server's audit log tells of: lines of {@code audit.k8s.io/v1} events at
 * level RequestResponse, so that they hold the objects' kinds, uids and annotations.
 */
public final class AuditFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWNER = "wheelhouse.dev/deployment";
  private static final String EPOCH = "wheelhouse.dev/epoch";
  private static final Map<String, String> VERBS =
      Map.of("create", "create", "update", "update", "patch", "apply", "delete", "delete");

  private final Set<String> workers;
  private final Map<String, Write> byUid = new HashMap<>();
  private final List<Write> writes = new ArrayList<>();

  private AuditFile(Set<String> workers) {
    this.workers = workers;
  }

  /**
   * All writes that succeeded, in the order of the file.
   *
   * @param workers names of workers: writes of users of the same names are theirs
   * @throws IOException when the file cannot be read, or is no such log
   */
  public static List<Write> read(Path file, Set<String> workers) throws IOException {
    AuditFile audit = new AuditFile(workers);
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          audit.write(JSON.readTree(line));
        } catch (IOException | RuntimeException e) {
          throw new IOException(file + " line " + number + " is no audit event: " + e, e);
        }
      }
    }
    return audit.writes;
  }

  private void write(JsonNode event) throws IOException {
    if (!event.path("kind").asText().equals("Event")) {
      throw new IOException("expected kind Event, found \"" + event.path("kind").asText() + "\"");
    }
    String verb = VERBS.get(event.path("verb").asText());
    int code = event.path("responseStatus").path("code").asInt();
    boolean happened =
        event.path("stage").asText().equals("ResponseComplete")
            && code >= 200
            && code < 300
            && !event.path("requestURI").asText().contains("dryRun=");
    if (verb != null && happened && event.path("objectRef").path("subresource").isMissingNode()) {
      object(event, verb).ifPresent(this::add);
    }
  }

  private void add(Write write) {
    writes.add(write);
    byUid.put(write.uid(), write);
  }

  private Optional<Write> object(JsonNode event, String verb) {
    JsonNode object = event.path("responseObject");
    JsonNode metadata = object.path("metadata");
    String user = event.path("user").path("username").asText();
    String worker = workers.contains(user) ? user : "";
    Instant time =
        Instant.parse(event.path("stageTimestamp").asText()).truncatedTo(ChronoUnit.MILLIS);
    if (object.path("kind").asText().equals("Status")) {
      String uid = object.path("details").path("uid").asText();
      return Optional.ofNullable(byUid.get(uid))
          .map(
              known ->
                  new Write(
                      time,
                      verb,
                      worker,
                      known.deployment(),
                      known.epoch(),
                      known.resource(),
                      known.uid()));
    }
    ResourceRef ref =
        new ResourceRef(
            object.path("apiVersion").asText(),
            object.path("kind").asText(),
            metadata.path("namespace").asText(),
            metadata.path("name").asText());
    JsonNode annotations = metadata.path("annotations");
    return Optional.of(
        new Write(
            time,
            verb,
            worker,
            annotations.path(OWNER).asText(),
            annotations.path(EPOCH).asLong(),
            ref,
            metadata.path("uid").asText()));
  }
}
