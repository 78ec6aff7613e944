package dev.wheelhouse.store.http;

import java.util.Objects;

/**
 * How to speak TLS with a server; files are PEM.
 *
 * @param caFile certificates to trust, or "" for the platform's
 * @param certFile the client's certificate, or ""
 * @param keyFile the client's key, or ""
 * @param insecure whether any certificate of the server will do
 */
public record TlsSettings(String caFile, String certFile, String keyFile, boolean insecure) {
  /** The platform's trust and no certificate of our own. */
  public static final TlsSettings DEFAULT = new TlsSettings("", "", "", false);

  public TlsSettings {
    Objects.requireNonNull(caFile, "caFile");
    Objects.requireNonNull(certFile, "certFile");
    Objects.requireNonNull(keyFile, "keyFile");
  }
}
