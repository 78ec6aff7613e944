package dev.wheelhouse.store.oci;

import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.TlsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * How to speak with registries.
 *
 * @param credentials for the registry; where there are none, the files say which
 * @param tls how to speak TLS; certificates of the client are not used
 * @param plainHttp whether to speak no TLS at all
 * @param credentialFiles in Docker's format; those that are missing are passed over
 */
public record OciSettings(
    Credentials credentials, TlsSettings tls, boolean plainHttp, List<Path> credentialFiles) {
  public OciSettings {
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(tls, "tls");
    credentialFiles = List.copyOf(credentialFiles);
  }
}
