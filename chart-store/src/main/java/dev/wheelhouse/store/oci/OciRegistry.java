package dev.wheelhouse.store.oci;

import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.index.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import land.oras.Config;
import land.oras.ContainerRef;
import land.oras.Layer;
import land.oras.Manifest;
import land.oras.Registry;
import land.oras.Tags;
import land.oras.auth.AuthProvider;
import land.oras.auth.AuthStore;
import land.oras.auth.AuthStoreAuthenticationProvider;
import land.oras.auth.BearerTokenProvider;
import land.oras.auth.HttpClient;
import land.oras.auth.Scope;
import land.oras.auth.Scopes;
import land.oras.auth.TokenCache;
import land.oras.auth.UsernamePasswordProvider;
import land.oras.exception.OrasException;

/**
 * Finds and fetches charts in OCI registries.
 *
 * <p>Blocks; safe for use by many threads. What is fetched is held against its digest. The address
 * of the registry is held against the policy; where it sends a client for a token, or to download a
 * blob, is not. Source: Helm's {@code pkg/registry/client.go}.
 */
public final class OciRegistry {
  static final String CONFIG_TYPE = "application/vnd.cncf.helm.config.v1+json";
  static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
  static final String PROVENANCE = "application/vnd.cncf.helm.chart.provenance.v1.prov";

  private static final Set<String> CHARTS = Set.of(CHART, "application/tar+gzip");
  private static final long MAX_PROVENANCE = 1024 * 1024;
  private static final int TAGS_A_PAGE = 1000;
  private static final int MAX_PAGES = 100;

  private static final int ATTEMPTS = 3;

  private final OciSettings settings;
  private final AddressPolicy policy;
  private final Duration timeout;

  /**
   * @param timeout for each call, a download included
   */
  public OciRegistry(OciSettings settings, AddressPolicy policy, Duration timeout) {
    this.settings = settings;
    this.policy = policy;
    this.timeout = timeout;
  }

  /**
   * Finds a chart: by its digest, its tag, or the newest version in a range.
   *
   * @param version exact version or range; "" means the reference's tag, or the newest release
   * @throws StoreException NOT_FOUND, REFERENCE_INVALID, UNAUTHORIZED, UNREACHABLE, TIMED_OUT,
   *     REFUSED
   */
  public OciChart resolve(OciReference reference, String version) {
    OciReference chosen = chosen(reference, version);
    return timed(
        "looking for " + chosen,
        reference,
        () -> {
          Registry registry = registry(reference);
          Manifest manifest = registry.getManifest(ContainerRef.parse(chosen.container()));
          return described(chosen, manifest);
        });
  }

  private OciReference chosen(OciReference reference, String version) {
    if (!version.isEmpty() && !reference.tag().isEmpty() && !reference.version().equals(version)) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "chart reference and version mismatch: " + version + " is not " + reference.version());
    }
    String wanted = version.isEmpty() ? reference.version() : version;
    if (!reference.digest().isEmpty()) {
      return reference;
    }
    if (VersionRange.parse(wanted).isPresent()) {
      return reference.withVersion(wanted);
    }
    VersionRange range = VersionRange.of(wanted);
    List<String> versions = versions(reference);
    if (versions.isEmpty()) {
      throw new StoreException(
          StoreErrorCode.NOT_FOUND,
          "Unable to locate any tags in provided repository: " + reference);
    }
    return range
        .choose(versions, tag -> tag)
        .map(reference::withVersion)
        .orElseThrow(
            () ->
                new StoreException(
                    StoreErrorCode.NOT_FOUND,
                    "Could not locate a version matching provided version string " + wanted));
  }

  /** The versions that a repository's tags stand for, newest first. */
  public List<String> versions(OciReference reference) {
    return timed(
        "listing the tags of " + reference,
        reference,
        () -> {
          Registry registry = registry(reference);
          ContainerRef repository =
              ContainerRef.parse(reference.registry() + "/" + reference.repository());
          List<String> found = new ArrayList<>();
          String last = null;
          for (int page = 0; page < MAX_PAGES; page++) {
            Tags tags = registry.getTags(repository, TAGS_A_PAGE, last);
            List<String> names = tags.tags() == null ? List.of() : tags.tags();
            names.stream()
                .map(tag -> tag.replace('_', '+'))
                .filter(tag -> VersionRange.parse(tag).isPresent())
                .forEach(found::add);
            if (names.size() < TAGS_A_PAGE) {
              break;
            }
            last = names.get(names.size() - 1);
          }
          found.sort(VersionRange.newestFirst());
          return found;
        });
  }

  private static OciChart described(OciReference reference, Manifest manifest) {
    String chart = "";
    String provenance = "";
    long size = 0;
    for (Layer layer : manifest.getLayers()) {
      if (CHARTS.contains(layer.getMediaType())) {
        chart = layer.getDigest();
        size = layer.getSize();
      } else if (PROVENANCE.equals(layer.getMediaType())) {
        provenance = layer.getDigest();
      }
    }
    if (chart.isEmpty()) {
      throw new StoreException(
          StoreErrorCode.NOT_FOUND,
          reference + " is no chart: its manifest has no layer of type " + CHART);
    }
    String digest = manifest.getDescriptor() == null ? "" : manifest.getDescriptor().getDigest();
    return new OciChart(reference, digest, chart, size, provenance);
  }

  /**
   * The bytes of a chart's archive.
   *
   * @throws StoreException as {@link #resolve}, and TOO_LARGE, DIGEST_MISMATCH
   */
  public byte[] chart(OciChart chart) {
    return blob(chart.reference(), chart.chartDigest(), ChartLimits.DEFAULT.totalBytes());
  }

  /** The bytes of a chart's provenance file. */
  public byte[] provenance(OciChart chart) {
    return blob(chart.reference(), chart.provenanceDigest(), MAX_PROVENANCE);
  }

  /**
   * The bytes of any blob of the repository, which are there as long as some tag needs them. What
   * breaks off or comes damaged is fetched again.
   *
   * @param digest {@code sha256:...}
   */
  public byte[] blob(OciReference reference, String digest, long maxBytes) {
    for (int attempt = 1; ; attempt++) {
      try {
        return blobOnce(reference, digest, maxBytes);
      } catch (StoreException failed) {
        boolean again = failed.code().retryable() && failed.code() != StoreErrorCode.TIMED_OUT;
        if (!again || attempt == ATTEMPTS) {
          throw failed;
        }
      }
    }
  }

  private byte[] blobOnce(OciReference reference, String digest, long maxBytes) {
    return timed(
        "fetching " + digest + " of " + reference,
        reference,
        () -> {
          ContainerRef blob =
              ContainerRef.parse(
                  reference.registry() + "/" + reference.repository() + "@" + digest);
          try (InputStream in = registry(reference).fetchBlob(blob)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > maxBytes) {
              throw new StoreException(
                  StoreErrorCode.TOO_LARGE, "more than the limit of " + maxBytes + " bytes");
            }
            checkDigest(digest, bytes);
            return bytes;
          }
        });
  }

  private static void checkDigest(String wanted, byte[] bytes) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    String found = "sha256:" + HexFormat.of().formatHex(hash);
    if (!found.equals(wanted)) {
      throw new StoreException(
          StoreErrorCode.DIGEST_MISMATCH,
          "the bytes have the digest " + found + ", wanted is " + wanted);
    }
  }

  /**
   * Uploads a chart, as {@code helm push} lays it out.
   *
   * @return the digest of the manifest
   */
  public String push(OciUpload upload) {
    OciReference target = upload.target();
    return timed(
        "pushing " + target,
        target,
        () -> {
          Registry registry = registry(target);
          ContainerRef ref = ContainerRef.parse(target.container());
          try {
            return push(registry, ref, upload);
          } catch (OrasException e) {
            if (!shareToken(ref)) {
              throw e;
            }
            return push(registry, ref, upload);
          }
        });
  }

  private static String push(Registry registry, ContainerRef ref, OciUpload upload) {
    Layer config = registry.pushBlob(ref, upload.config());
    List<Layer> layers = new ArrayList<>();
    layers.add(pushed(registry, ref, upload.archive(), CHART));
    if (upload.provenance().length > 0) {
      layers.add(pushed(registry, ref, upload.provenance(), PROVENANCE));
    }
    layers.sort(Comparator.comparing(Layer::getDigest));
    Manifest manifest =
        Manifest.empty()
            .withConfig(Config.fromBlob(CONFIG_TYPE, config))
            .withLayers(layers)
            .withAnnotations(upload.annotations());
    return registry.pushManifest(ref, manifest).getDescriptor().getDigest();
  }

  /**
   * Up to 0.7.0 the client keeps the token that it got for an upload under {@code pull,push}, looks
   * for it under {@code push}, and when it finds none asks for another in the name of the first,
   * which token servers refuse.
   *
   * @return whether there is such a token, now found under both
   */
  private static boolean shareToken(ContainerRef ref) {
    HttpClient.TokenResponse token = TokenCache.get(Scopes.of(ref, Scope.PULL, Scope.PUSH));
    Scopes uploading = Scopes.of(ref, Scope.PUSH);
    if (token == null || TokenCache.get(uploading) != null) {
      return false;
    }
    TokenCache.put(uploading.withService(token.service()), token);
    return true;
  }

  private static Layer pushed(Registry registry, ContainerRef ref, byte[] bytes, String type) {
    Layer layer = registry.pushBlob(ref, bytes);
    return Layer.fromDigest(layer.getDigest(), bytes.length).withMediaType(type);
  }

  private Registry registry(OciReference reference) {
    Registry.Builder builder =
        Registry.builder().withRegistry(reference.registry()).withAuthProvider(authentication());
    builder.withInsecure(settings.plainHttp()).withSkipTlsVerify(settings.tls().insecure());
    if (!settings.tls().caFile().isEmpty()) {
      builder.withCaFile(Path.of(settings.tls().caFile()));
    }
    return builder.build();
  }

  private AuthProvider authentication() {
    if (!settings.credentials().bearer().isEmpty()) {
      return new BearerTokenProvider(settings.credentials().bearer());
    }
    if (!settings.credentials().isEmpty()) {
      return new UsernamePasswordProvider(
          settings.credentials().username(), settings.credentials().password());
    }
    return new AuthStoreAuthenticationProvider(
        AuthStore.newStore(settings.credentialFiles().stream().filter(Files::exists).toList()));
  }

  /** Runs a call of the client, which has no time-outs of its own, on a thread of its own. */
  private <T> T timed(String doing, OciReference reference, Callable<T> call) {
    policy.check(URI.create(OciReference.SCHEME + reference.registry()));
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "wheelhouse-oci");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      task.cancel(true);
      throw new StoreException(
          StoreErrorCode.TIMED_OUT,
          doing + ": not complete after " + timeout.toSeconds() + " s",
          late);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new StoreException(StoreErrorCode.UNREACHABLE, doing + ": interrupted", e);
    } catch (ExecutionException failed) {
      throw failure(doing, failed.getCause());
    }
  }

  private static StoreException failure(String doing, Throwable cause) {
    if (cause instanceof StoreException known) {
      return new StoreException(known.code(), doing + ": " + known.getMessage(), known);
    }
    StoreErrorCode code = StoreErrorCode.UNREACHABLE;
    if (cause instanceof OrasException oras && oras.getStatusCode() != null) {
      int status = oras.getStatusCode();
      code =
          switch (status) {
            case 401, 403 -> StoreErrorCode.UNAUTHORIZED;
            case 400, 404 -> StoreErrorCode.NOT_FOUND;
            default -> StoreErrorCode.UNREACHABLE;
          };
    }
    String reason = cause instanceof IOException ? cause.toString() : cause.getMessage();
    return new StoreException(code, doing + ": " + reason, cause);
  }
}
