package dev.wheelhouse.worker.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Info;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Releases as Helm 3 stores them ({@code pkg/storage/driver/util.go}): the JSON of {@code
 * release.Release}, compressed with gzip, in Base64.
 */
public final class ReleaseCodec {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final int LARGEST = 256 << 20;

  private static final DateTimeFormatter RFC3339_NANO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private ReleaseCodec() {}

  /** What the Secret's key {@code release} holds, before the API's own Base64. */
  public static String encode(ReleaseRecord release) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new BestGzip(bytes)) {
        gzip.write(JSON.writeValueAsBytes(JsonTree.forGo(json(release))));
      }
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 13);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static Map<String, Object> json(ReleaseRecord release) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", release.name());
    json.put("info", info(release.info()));
    if (release.chart() != null) {
      json.put("chart", ChartJson.encode(release.chart()));
    }
    if (!release.config().isEmpty()) {
      json.put("config", release.config());
    }
    putUnlessEmpty(json, "manifest", release.manifest());
    if (!release.hooks().isEmpty()) {
      json.put("hooks", release.hooks().stream().map(ReleaseCodec::hook).toList());
    }
    json.put("version", release.revision());
    putUnlessEmpty(json, "namespace", release.namespace());
    return json;
  }

  private static Map<String, Object> info(Info info) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first_deployed", time(info.firstDeployed()));
    json.put("last_deployed", time(info.lastDeployed()));
    json.put("deleted", time(info.deleted()));
    putUnlessEmpty(json, "description", info.description());
    json.put("status", info.status().helm());
    putUnlessEmpty(json, "notes", info.notes());
    return json;
  }

  private static Map<String, Object> hook(RecordedHook hook) {
    Map<String, Object> json = new LinkedHashMap<>();
    putUnlessEmpty(json, "name", hook.name());
    putUnlessEmpty(json, "kind", hook.kind());
    putUnlessEmpty(json, "path", hook.path());
    putUnlessEmpty(json, "manifest", hook.manifest());
    putUnlessEmpty(json, "events", hook.events());
    Map<String, Object> lastRun = new LinkedHashMap<>();
    lastRun.put("started_at", time(hook.startedAt()));
    lastRun.put("completed_at", time(hook.completedAt()));
    lastRun.put("phase", hook.phase());
    json.put("last_run", lastRun);
    if (hook.weight() != 0) {
      json.put("weight", hook.weight());
    }
    putUnlessEmpty(json, "delete_policies", hook.deletePolicies());
    putUnlessEmpty(json, "output_log_policies", hook.outputLogPolicies());
    return json;
  }

  private static void putUnlessEmpty(Map<String, Object> json, String key, String text) {
    if (text != null && !text.isEmpty()) {
      json.put(key, text);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> json, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      json.put(key, texts);
    }
  }

  /** RFC 3339; Helm writes a zero time as an empty text. */
  /** As Go's {@code time.RFC3339Nano}: a fraction without zeros at its end. */
  private static String time(Instant instant) {
    return instant == null ? "" : RFC3339_NANO.format(instant);
  }

  /**
   * Reads what {@link #encode} or Helm has written.
   *
   * @throws IllegalArgumentException when the text is no stored release
   */
  public static ReleaseRecord decode(String stored) {
    try {
      Map<String, Object> json = JSON.readValue(plain(Base64.getDecoder().decode(stored)), TREE);
      return new ReleaseRecord(
          JsonTree.text(json, "name"),
          JsonTree.text(json, "namespace"),
          number(json, "version"),
          decodeInfo(JsonTree.map(json, "info")),
          ChartJson.decode(JsonTree.map(json, "chart")),
          JsonTree.mapFromGo(json.get("config")),
          JsonTree.text(json, "manifest"),
          decodeHooks(json));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a stored release: " + e.getMessage(), e);
    }
  }

  /** Releases of old Helm versions are not compressed. */
  private static byte[] plain(byte[] bytes) throws IOException {
    boolean gzip = bytes.length > 3 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    if (!gzip) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(LARGEST);
      if (plain.length == LARGEST) {
        throw new IOException("larger than " + (LARGEST >> 20) + " MiB when unpacked");
      }
      return plain;
    }
  }

  private static Info decodeInfo(Map<?, ?> json) {
    return new Info(
        decodeTime(json, "first_deployed"),
        decodeTime(json, "last_deployed"),
        decodeTime(json, "deleted"),
        JsonTree.text(json, "description"),
        Status.of(JsonTree.text(json, "status")),
        JsonTree.text(json, "notes"));
  }

  private static List<RecordedHook> decodeHooks(Map<?, ?> json) {
    List<RecordedHook> hooks = new ArrayList<>();
    for (Map<?, ?> hook : JsonTree.maps(json, "hooks")) {
      Map<?, ?> lastRun = JsonTree.map(hook, "last_run");
      hooks.add(
          new RecordedHook(
              JsonTree.text(hook, "name"),
              JsonTree.text(hook, "kind"),
              JsonTree.text(hook, "path"),
              JsonTree.text(hook, "manifest"),
              JsonTree.texts(hook, "events"),
              number(hook, "weight"),
              JsonTree.texts(hook, "delete_policies"),
              JsonTree.texts(hook, "output_log_policies"),
              decodeTime(lastRun, "started_at"),
              decodeTime(lastRun, "completed_at"),
              JsonTree.text(lastRun, "phase")));
    }
    return hooks;
  }

  private static int number(Map<?, ?> json, String key) {
    return json.get(key) instanceof Number number ? number.intValue() : 0;
  }

  private static Instant decodeTime(Map<?, ?> json, String key) {
    String text = JsonTree.text(json, key);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "not a stored release: " + key + " is \"" + text + "\"", e);
    }
  }
}
