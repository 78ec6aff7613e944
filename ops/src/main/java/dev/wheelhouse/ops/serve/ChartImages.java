package dev.wheelhouse.ops.serve;

import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.repository.ChartRepository;
import dev.wheelhouse.store.repository.RepositoryStorage;
import dev.wheelhouse.store.repository.RepositoryStorage.Opened;
import dev.wheelhouse.yaml.GoJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The charts of a repository as images of a registry: the archive and its provenance are the
 * layers. What was pushed keeps the manifest that it came with; other charts get one that is made
 * of them, always the same. Blocks; safe for use by many threads.
 *
 * <p>Source: Helm's {@code pkg/registry}, and the OCI distribution specification.
 */
final class ChartImages {
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";
  static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
  static final String PROVENANCE = "application/vnd.cncf.helm.chart.provenance.v1.prov";

  private static final String BLOBS = ".blobs";
  private static final String IMAGES = ".images";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final ChartRepository repository;
  private final RepositoryStorage storage;

  /** Of which archive a digest is a part, for those that were asked for: where to look first. */
  private final Map<String, String> likely = new ConcurrentHashMap<>();

  ChartImages(ChartRepository repository, RepositoryStorage storage) {
    this.repository = repository;
    this.storage = storage;
  }

  /** A manifest and what it names beside the layers. */
  @SuppressWarnings("ArrayRecordComponent") // bytes of files, which nobody compares
  record Image(byte[] manifest, byte[] config) {
    String digest() {
      return ChartLoader.archiveDigest(manifest);
    }

    JsonArray layers() {
      return new JsonObject(new String(manifest, StandardCharsets.UTF_8)).getJsonArray("layers");
    }
  }

  /** Bytes of known length; the caller closes the stream. */
  record Blob(long size, InputStream content) {}

  /** Tags have no plus sign: Helm writes an underscore. */
  static String tag(String version) {
    return version.replace('+', '_');
  }

  List<String> tags(String name) {
    return repository.index().versions(name).stream().map(each -> tag(each.version())).toList();
  }

  /** The image of a tag or a digest. */
  Optional<Image> image(String name, String reference) {
    for (IndexEntry entry : repository.index().versions(name)) {
      if (reference.equals(tag(entry.version()))) {
        return Optional.of(image(entry));
      }
    }
    return reference.startsWith("sha256:")
        ? versions(name, reference).stream()
            .map(this::image)
            .filter(image -> image.digest().equals(reference))
            .findFirst()
        : Optional.empty();
  }

  private List<IndexEntry> versions(String name, String digest) {
    List<IndexEntry> versions = new ArrayList<>(repository.index().versions(name));
    String first = likely.getOrDefault(digest, "");
    versions.sort(Comparator.comparing(entry -> !key(entry).equals(first)));
    return versions;
  }

  private Image image(IndexEntry entry) {
    Image image = kept(entry).orElseGet(() -> made(entry));
    likely.put(image.digest(), key(entry));
    likely.put(ChartLoader.archiveDigest(image.config()), key(entry));
    for (Object layer : image.layers()) {
      likely.put(((JsonObject) layer).getString("digest"), key(entry));
    }
    return image;
  }

  private static String key(IndexEntry entry) {
    String url = entry.urls().get(0);
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** The manifest that was pushed, unless the chart is another by now. */
  private Optional<Image> kept(IndexEntry entry) {
    Optional<byte[]> file = read(storage.open(IMAGES + "/" + key(entry) + ".json"));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    JsonObject stored = new JsonObject(new String(file.get(), StandardCharsets.UTF_8));
    Image image = new Image(stored.getBinary("manifest"), stored.getBinary("config"));
    Optional<byte[]> provenance = provenance(entry);
    boolean whole =
        image.layers().stream()
            .map(layer -> ((JsonObject) layer).getString("digest"))
            .allMatch(
                digest ->
                    digest.equals("sha256:" + entry.digest())
                        || provenance
                            .map(ChartLoader::archiveDigest)
                            .filter(digest::equals)
                            .isPresent());
    return whole ? Optional.of(image) : Optional.empty();
  }

  private Image made(IndexEntry entry) {
    byte[] config = GoJson.encode(entry.metadata().toMap()).getBytes(StandardCharsets.UTF_8);
    long size = size(key(entry));
    JsonArray layers = new JsonArray().add(descriptor(CHART, "sha256:" + entry.digest(), size));
    provenance(entry)
        .ifPresent(
            bytes ->
                layers.add(descriptor(PROVENANCE, ChartLoader.archiveDigest(bytes), bytes.length)));
    JsonObject manifest =
        new JsonObject()
            .put("schemaVersion", 2)
            .put("mediaType", MANIFEST)
            .put("config", descriptor(CONFIG, ChartLoader.archiveDigest(config), config.length))
            .put("layers", layers);
    return new Image(manifest.encode().getBytes(StandardCharsets.UTF_8), config);
  }

  private static JsonObject descriptor(String type, String digest, long size) {
    return new JsonObject().put("mediaType", type).put("digest", digest).put("size", size);
  }

  private long size(String key) {
    try (Opened archive = repository.open(key).orElse(null)) {
      return archive == null ? 0 : archive.file().size();
    }
  }

  private Optional<byte[]> provenance(IndexEntry entry) {
    return read(repository.open(key(entry) + ".prov"));
  }

  private static Optional<byte[]> read(Optional<Opened> file) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (Opened opened = file.get()) {
      return Optional.of(opened.content().readAllBytes());
    } catch (IOException failed) {
      throw unreadable(failed);
    }
  }

  private static StoreException unreadable(IOException failed) {
    return new StoreException(
        StoreErrorCode.UNREACHABLE, "reading a part of an image: " + failed, failed);
  }

  /** A layer or configuration of a chart's images, or a part whose manifest has not come yet. */
  Optional<Blob> blob(String name, String digest) {
    List<IndexEntry> entries = versions(name, digest);
    for (IndexEntry entry : entries) {
      if (digest.equals("sha256:" + entry.digest())) {
        return repository.open(key(entry)).map(ChartImages::blob);
      }
    }
    Optional<Blob> pending = storage.open(pendingKey(digest)).map(ChartImages::blob);
    return pending.isPresent()
        ? pending
        : entries.stream()
            .flatMap(entry -> small(entry, digest).stream())
            .findFirst()
            .map(bytes -> new Blob(bytes.length, new ByteArrayInputStream(bytes)));
  }

  private Optional<byte[]> small(IndexEntry entry, String digest) {
    Optional<byte[]> provenance = provenance(entry).filter(bytes -> has(bytes, digest));
    return provenance.isPresent()
        ? provenance
        : Optional.of(image(entry).config()).filter(bytes -> has(bytes, digest));
  }

  private static boolean has(byte[] bytes, String digest) {
    return ChartLoader.archiveDigest(bytes).equals(digest);
  }

  private static Blob blob(Opened opened) {
    return new Blob(opened.file().size(), opened.content());
  }

  private static String pendingKey(String digest) {
    if (!digest.matches("sha256:[0-9a-f]{64}")) {
      throw Refusal.badRequest("a digest is sha256: and 64 digits; found \"" + digest + "\"");
    }
    return BLOBS + "/" + digest.substring("sha256:".length());
  }

  /** Keeps a part until its manifest comes, and drops those whose manifest never came. */
  void keep(String digest, Path file) {
    String key = pendingKey(digest);
    try (InputStream content = Files.newInputStream(file)) {
      String found = Sha256.of(content);
      if (!found.equals(digest)) {
        throw Refusal.badRequest("the bytes have " + found + ", not " + digest);
      }
    } catch (IOException failed) {
      throw unreadable(failed);
    }
    storage.list(BLOBS).stream()
        .filter(old -> old.modified().isBefore(Instant.now().minus(ABANDONED)))
        .forEach(old -> storage.delete(old.key()));
    storage.replace(key, file);
  }

  /** Keeps the manifest of a chart that is stored, and lets go of its parts. */
  void keep(String key, Image image, Path file) {
    JsonObject stored =
        new JsonObject().put("manifest", image.manifest()).put("config", image.config());
    try {
      Files.write(file, stored.toBuffer().getBytes());
    } catch (IOException failed) {
      throw unreadable(failed);
    }
    storage.replace(IMAGES + "/" + key + ".json", file);
    storage.delete(pendingKey(ChartLoader.archiveDigest(image.config())));
    for (Object layer : image.layers()) {
      storage.delete(pendingKey(((JsonObject) layer).getString("digest")));
    }
  }
}
