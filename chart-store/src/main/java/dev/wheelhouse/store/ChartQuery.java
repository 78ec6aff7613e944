package dev.wheelhouse.store;

import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.TlsSettings;
import java.util.Objects;

/**
 * Which chart is wanted, as on Helm's command line.
 *
 * @param ref {@code repo/name}, a name in {@code repo}, {@code oci://...} or the URL of an archive
 * @param repo URL of a repository, or ""
 * @param version exact version or range, or "" for the newest release
 * @param digest {@code sha256:...} that the archive must have, or ""
 * @param provenance whether the provenance file is wanted too
 */
public record ChartQuery(
    String ref, String repo, String version, String digest, boolean provenance) {
  public ChartQuery {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(repo, "repo");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
  }

  /** The newest release of a chart. */
  public static ChartQuery of(String ref) {
    return new ChartQuery(ref, "", "", "", false);
  }

  /**
   * What the caller says of access, over what the configuration says.
   *
   * @param credentials of the server
   * @param tls how to speak TLS
   * @param plainHttp whether registries speak no TLS
   */
  public record Access(Credentials credentials, TlsSettings tls, boolean plainHttp) {
    /** The caller says nothing. */
    public static final Access DEFAULT = new Access(Credentials.NONE, TlsSettings.DEFAULT, false);
  }
}
