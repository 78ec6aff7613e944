package dev.wheelhouse.worker.release;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.StepException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revisions in Secrets of type {@code helm.sh/release.v1}, as Helm's driver writes them ({@code
 * pkg/storage/driver/secrets.go}). The owner is an annotation, because Helm carries labels it does
 * not know to later revisions, and drops annotations when it changes a revision: so a revision that
 * Helm has changed is no longer ours. Thread-safe.
 */
public final class SecretReleaseStore implements ReleaseStore {
  /** Annotation that names the deployment that wrote a revision last. */
  public static final String OWNER = "wheelhouse.dev/deployment";

  private static final String EPOCH = "wheelhouse.dev/epoch";

  private static final Logger LOG = LoggerFactory.getLogger(SecretReleaseStore.class);
  private static final String TYPE = "helm.sh/release.v1";
  private static final Set<String> SYSTEM_LABELS =
      Set.of("name", "owner", "status", "version", "createdAt", "modifiedAt");

  /** What the API server allows a Secret's data to hold. */
  private static final int LARGEST = 1 << 20;

  private final Objects objects;
  private final Clock clock;

  public SecretReleaseStore(Objects objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  /** The name of a revision's Secret. */
  public static String secretName(String release, int revision) {
    return "sh.helm.release.v1." + release + ".v" + revision;
  }

  private static ResourceRef ref(String namespace, String name, int revision) {
    return new ResourceRef("v1", "Secret", namespace, secretName(name, revision));
  }

  @Override
  public List<StoredRelease> history(String namespace, String name) throws StepException {
    List<StoredRelease> revisions = readable(objects.list("v1", "Secret", namespace, labels(name)));
    revisions.sort(Comparator.comparingInt(stored -> stored.record().revision()));
    return revisions;
  }

  @Override
  public boolean seen(String namespace, String name) throws StepException {
    return objects.seen("v1", "Secret", namespace, labels(name));
  }

  private static Map<String, String> labels(String name) {
    return Map.of("owner", "helm", "name", name);
  }

  /**
   * The newest revision of each release, in no particular order.
   *
   * @param namespace empty: of all namespaces
   */
  public List<StoredRelease> newest(String namespace) throws StepException {
    Map<String, KubeObject> newest = new LinkedHashMap<>();
    for (KubeObject secret : objects.list("v1", "Secret", namespace, Map.of("owner", "helm"))) {
      newest.merge(
          secret.namespace() + "/" + secret.labels().get("name"),
          secret,
          (one, other) -> version(one) > version(other) ? one : other);
    }
    return readable(newest.values());
  }

  private static int version(KubeObject secret) {
    String version = String.valueOf(secret.labels().get("version"));
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }

  private static List<StoredRelease> readable(Collection<KubeObject> secrets) {
    List<StoredRelease> revisions = new ArrayList<>();
    for (KubeObject secret : secrets) {
      try {
        revisions.add(stored(secret));
      } catch (IllegalArgumentException e) {
        // as Helm does: a Secret that cannot be read does not hide the others
        LOG.warn("release Secret {} cannot be read: {}", secret, e.getMessage());
      }
    }
    return revisions;
  }

  @Override
  public Optional<StoredRelease> get(String namespace, String name, int revision)
      throws StepException {
    Optional<KubeObject> secret = objects.get(ref(namespace, name, revision));
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(stored(secret.get()));
    } catch (IllegalArgumentException e) {
      throw StepException.terminal(
          ErrorCode.REVISION_NOT_FOUND,
          "reading release Secret " + namespace + "/" + secret.get().name() + ": " + e.getMessage(),
          e);
    }
  }

  private static StoredRelease stored(KubeObject secret) {
    byte[] data =
        Base64.getDecoder().decode(secret.text("data", "release").orElse("").replace("\n", ""));
    return stored(secret, ReleaseCodec.decode(new String(data, StandardCharsets.UTF_8)));
  }

  private static StoredRelease stored(KubeObject secret, ReleaseRecord record) {
    Map<String, String> labels = new LinkedHashMap<>();
    secret
        .labels()
        .forEach(
            (key, value) -> {
              if (!SYSTEM_LABELS.contains(key)) {
                labels.put(key, String.valueOf(value));
              }
            });
    return new StoredRelease(
        record,
        owner(secret),
        secret.resourceVersion(),
        secret.uid(),
        labels,
        writtenAt(secret, record));
  }

  private static Owner owner(KubeObject secret) {
    String epoch = secret.annotation(EPOCH);
    return new Owner(
        secret.annotation(OWNER), epoch.matches("\\d{1,18}") ? Long.parseLong(epoch) : 0);
  }

  /** The latest of the times that Helm's driver notes, and of the operation's beginning. */
  private static Instant writtenAt(KubeObject secret, ReleaseRecord record) {
    Instant latest =
        record.info().lastDeployed() == null ? Instant.EPOCH : record.info().lastDeployed();
    for (String label : List.of("createdAt", "modifiedAt")) {
      String seconds = String.valueOf(secret.labels().getOrDefault(label, ""));
      if (seconds.matches("\\d{1,12}")) {
        Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
        latest = at.isAfter(latest) ? at : latest;
      }
    }
    return latest;
  }

  @Override
  public void requireRoom(ReleaseRecord record) throws StepException {
    String unused = encoded(record);
  }

  private static String encoded(ReleaseRecord record) throws StepException {
    String release = ReleaseCodec.encode(record);
    if (release.length() > LARGEST) {
      throw StepException.terminal(
          ErrorCode.RELEASE_TOO_LARGE,
          "release "
              + record
              + " takes "
              + release.length()
              + " bytes when compressed, a Secret holds at most "
              + LARGEST);
    }
    return release;
  }

  @Override
  public Optional<StoredRelease> create(
      ReleaseRecord record, Owner owner, Map<String, String> labels) throws StepException {
    Map<String, Object> secret = secret(record, owner, labels, "createdAt");
    return objects.create(new KubeObject(secret)).map(written -> stored(written, record));
  }

  @Override
  public Optional<StoredRelease> replace(StoredRelease old, ReleaseRecord record, Owner owner)
      throws StepException {
    Map<String, Object> secret = secret(record, owner, old.labels(), "modifiedAt");
    @SuppressWarnings("unchecked")
    Map<String, Object> metadata = (Map<String, Object>) secret.get("metadata");
    metadata.put("resourceVersion", old.version());
    return objects.replace(new KubeObject(secret)).map(written -> stored(written, record));
  }

  private Map<String, Object> secret(
      ReleaseRecord record, Owner owner, Map<String, String> own, String timeLabel)
      throws StepException {
    String release = encoded(record);
    Map<String, Object> labels = new LinkedHashMap<>(own);
    labels.put(timeLabel, Long.toString(clock.instant().getEpochSecond()));
    labels.put("name", record.name());
    labels.put("owner", "helm");
    labels.put("status", record.info().status().helm());
    labels.put("version", Integer.toString(record.revision()));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", secretName(record.name(), record.revision()));
    metadata.put("namespace", record.namespace());
    metadata.put("labels", labels);
    if (!owner.deployment().isEmpty()) {
      Map<String, Object> annotations = new LinkedHashMap<>();
      annotations.put(OWNER, owner.deployment());
      annotations.put(EPOCH, Long.toString(owner.epoch()));
      metadata.put("annotations", annotations);
    }
    Map<String, Object> secret = new LinkedHashMap<>();
    secret.put("apiVersion", "v1");
    secret.put("kind", "Secret");
    secret.put("metadata", metadata);
    secret.put("type", TYPE);
    byte[] data = release.getBytes(StandardCharsets.UTF_8);
    secret.put("data", new LinkedHashMap<>(Map.of("release", b64(data))));
    return secret;
  }

  private static String b64(byte[] data) {
    return Base64.getEncoder().encodeToString(data);
  }

  @Override
  public void delete(StoredRelease release) throws StepException {
    ReleaseRecord record = release.record();
    objects.delete(ref(record.namespace(), record.name(), record.revision()), release.uid());
  }
}
