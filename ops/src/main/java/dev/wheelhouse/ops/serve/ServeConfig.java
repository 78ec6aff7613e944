package dev.wheelhouse.ops.serve;

import dev.wheelhouse.ops.gateway.auth.AuthConfig;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.store.repository.RepositoryStorage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a repository is served.
 *
 * @param storage where its files are; the server closes it
 * @param host address to listen on
 * @param port 0: any free one
 * @param auth who is known; empty: nobody is asked, and only this machine may connect
 * @param anonymousReads whether everybody may download
 * @param tls certificate and key; empty: plain HTTP
 * @param publicUrl the repository's URL as its clients know it; "" for where it listens
 * @param log where events go; empty: nowhere
 * @param maxUploadBytes size of the largest upload
 */
public record ServeConfig(
    RepositoryStorage storage,
    String host,
    int port,
    Optional<AuthConfig> auth,
    boolean anonymousReads,
    Optional<Tls> tls,
    String publicUrl,
    Optional<LogSettings> log,
    long maxUploadBytes) {
  /** As ChartMuseum has it. */
  public static final long DEFAULT_MAX_UPLOAD_BYTES = 20L << 20;

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}
}
