package dev.wheelhouse.store.http;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * What to download, and how.
 *
 * @param uri where it is
 * @param credentialsOf the address that the credentials belong to: only its scheme, host and port
 *     get them
 * @param credentials what that server gets
 * @param tls how to speak TLS
 * @param maxBytes more than that is refused
 * @param sha256 digest in hex that the bytes must have, or ""
 * @param etag of what the caller has already, or ""
 */
public record DownloadRequest(
    URI uri,
    URI credentialsOf,
    Credentials credentials,
    TlsSettings tls,
    long maxBytes,
    String sha256,
    String etag) {
  public DownloadRequest {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(credentialsOf, "credentialsOf");
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(tls, "tls");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(etag, "etag");
  }

  /** A download without credentials, digest or condition. */
  public static DownloadRequest of(URI uri, long maxBytes) {
    return new DownloadRequest(uri, uri, Credentials.NONE, TlsSettings.DEFAULT, maxBytes, "", "");
  }

  /** The same with a digest that the bytes must have. */
  public DownloadRequest withSha256(String hex) {
    return new DownloadRequest(uri, credentialsOf, credentials, tls, maxBytes, hex, etag);
  }

  /** The same, unless the server still has what carries this tag. */
  public DownloadRequest withEtag(String tag) {
    return new DownloadRequest(uri, credentialsOf, credentials, tls, maxBytes, sha256, tag);
  }

  /** The same with credentials for the server of an address. */
  public DownloadRequest withCredentials(URI owner, Credentials other, TlsSettings otherTls) {
    return new DownloadRequest(uri, owner, other, otherTls, maxBytes, sha256, etag);
  }

  DownloadRequest at(URI other) {
    return new DownloadRequest(other, credentialsOf, credentials, tls, maxBytes, sha256, etag);
  }

  boolean sendsCredentials() {
    return credentials.passToAll() || origin(uri).equals(origin(credentialsOf));
  }

  private static String origin(URI uri) {
    boolean https = "https".equals(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
    return uri.getScheme()
        + "://"
        + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT)
        + ":"
        + port;
  }
}
